#!/bin/sh
# Runs once, when the database container makes its data: the owner of the schema is no superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres --set=password="$MITHAQ_OWNER_PASSWORD" <<'SQL'
CREATE ROLE mithaq_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE mithaq OWNER mithaq_owner;
SQL
