import type { Actor } from '../common/actor.js';
import { formatDecimal } from '../common/quantity.js';
import type { DocumentsService } from '../documents/documents.service.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { EvidenceLinksService } from '../evidence/evidence-links.service.js';
import { declarationOfEvidence, readEvidenceList } from '../evidence/evidence.queries.js';
import type { EvidenceService } from '../evidence/evidence.service.js';
import type { SealedTextService } from '../ledger/sealed-text.service.js';

/** What a fictitious attestation says. */
export interface DemoAttestation {
  organisation: string;
  /** As 2026-T3. */
  period: string;
  /** Last month of the quarter, as 2026-09. */
  month: string;
  siteId: string;
  affiliation: string;
  headcount: number;
  /** Absent where nobody was trained. */
  certified?: number;
  restated: boolean;
}

/** Puts a fictitious attestation beside the figures of a draft, through the services by which partners attach theirs. */
export class DemoEvidence {
  constructor(
    private readonly programmeId: string,
    private readonly services: { unitOfWork: UnitOfWork; sealedTexts: SealedTextService; evidence: EvidenceService; links: EvidenceLinksService; documents: DocumentsService },
  ) {}

  /** Nothing is attached or said twice: a start that was killed goes on where it stopped. */
  async attach(actor: Actor, ref: string, attestation: DemoAttestation): Promise<void> {
    const { unitOfWork, sealedTexts, evidence, links } = this.services;
    const known = await unitOfWork.read(actor, async (tx) => readEvidenceList(tx, sealedTexts, this.programmeId, (await declarationOfEvidence(tx, this.programmeId, ref)).id));
    const attached = known.items[0] ?? await evidence.attach(actor, this.programmeId, ref, { fileName: fileNameOf(attestation), kind: 'attestation', content: await this.pdf(attestation) });
    const proven = new Set(attached.links.map(({ indicator }) => indicator));
    const { siteId: site, month, affiliation, headcount, certified } = attestation;
    if (!proven.has('headcount')) {
      await links.link(actor, this.programmeId, ref, attached.id, { indicator: 'headcount', site, attestedQuantity: String(headcount), month, cnssAffiliation: affiliation });
    }
    if (certified !== undefined && !proven.has('training_certified')) {
      await links.link(actor, this.programmeId, ref, attached.id, { indicator: 'training_certified', site, proves: 'Certificats délivrés dans le trimestre' });
    }
  }

  private async pdf({ organisation, period, month, affiliation, headcount, certified, restated }: DemoAttestation): Promise<Buffer> {
    return this.services.documents.make('demonstration-attestation', {
      title: restated ? 'Attestation rectificative d’effectif' : 'Attestation d’effectif',
      fictitious: 'Document fictif de démonstration. Il n’émane d’aucun organisme et n’atteste rien.',
      organisation, period,
      facts: [
        { name: 'Affiliation (fictive)', value: affiliation },
        { name: 'Mois', value: month },
        { name: 'Salariés déclarés, à la fin du mois', value: formatDecimal(String(headcount), 'fr') },
        ...(certified === undefined ? [] : [{ name: 'Certificats délivrés dans le trimestre', value: formatDecimal(String(certified), 'fr') }]),
      ],
      statement: 'Effectif total de l’affiliation, sans nom, sans numéro d’immatriculation et sans salaire.',
    });
  }
}

const fileNameOf = ({ period, restated }: DemoAttestation): string => `attestation-${period}${restated ? '-rectificative' : ''}.pdf`;
