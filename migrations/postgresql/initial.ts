import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`create table "analyte" ("code" varchar(255) not null, "vi" varchar(255) not null, "en" varchar(255) not null, "cas" varchar(255) null, "symbol" varchar(255) null, "search_text" text not null, primary key ("code"));`);

    this.addSql(`create table "audit_entry" ("id" uuid not null, "stream" varchar(255) not null, "seq" int not null, "at" timestamptz(3) not null, "actor_kind" varchar(255) not null, "actor_id" uuid null, "actor_name" varchar(255) not null, "command" varchar(255) not null, "permission" varchar(255) null, "reason" text null, "request_id" varchar(255) null, "changes" text not null, "prev" varchar(64) not null, "hash" varchar(64) not null, primary key ("id"));`);
    this.addSql(`create index "audit_entry_command_index" on "audit_entry" ("command");`);
    this.addSql(`alter table "audit_entry" add constraint "audit_entry_stream_seq_unique" unique ("stream", "seq");`);

    this.addSql(`create table "audit_head" ("stream" varchar(255) not null, "seq" int not null, "hash" varchar(64) not null, primary key ("stream"));`);

    this.addSql(`create table "audit_personal" ("digest" varchar(64) not null, "stream" varchar(255) not null, "salt" varchar(255) not null, "value" text not null, primary key ("digest"));`);
    this.addSql(`create index "audit_personal_stream_index" on "audit_personal" ("stream");`);

    this.addSql(`create table "enterprise" ("id" uuid not null, "version" int not null default 1, "kind" text not null, "name" varchar(255) not null, "tax_code" varchar(255) null, "address" varchar(255) not null, "contact_name" varchar(255) not null, "phone" varchar(255) not null, "email" varchar(255) not null, "search_text" text not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "enterprise_tax_code_index" on "enterprise" ("tax_code");`);
    this.addSql(`create index "enterprise_search_text_index" on "enterprise" ("search_text");`);

    this.addSql(`create table "holiday" ("day" varchar(10) not null, "vi" varchar(255) not null, "en" varchar(255) not null, primary key ("day"));`);

    this.addSql(`create table "idempotency_key" ("key" varchar(255) not null, "command" varchar(255) not null, "result" jsonb null, "at" timestamptz(3) not null, primary key ("key"));`);

    this.addSql(`create table "laboratory" ("code" varchar(255) not null, "details" jsonb not null, primary key ("code"));`);

    this.addSql(`create table "matrix" ("code" varchar(255) not null, "vi" varchar(255) not null, "en" varchar(255) not null, "container" jsonb null, "minimum_quantity" varchar(255) null, "retention_days" int not null, "position" int not null, primary key ("code"));`);

    this.addSql(`create table "method" ("id" uuid not null, "code" varchar(255) not null, "edition" int not null, "current" boolean not null, "analyte_code" varchar(255) not null, "matrices" jsonb not null, "reference" varchar(255) not null, "technique" jsonb not null, "unit" varchar(255) not null, "basis" text null, "model" jsonb not null, "holding_hours" int null, "preservation" jsonb null, "container" jsonb null, "accredited" boolean not null, "external" boolean not null, "price" int not null, "working_days" int not null, "about" jsonb not null, "digest" varchar(64) not null, "position" int not null, "loaded_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "method" add constraint "method_code_edition_unique" unique ("code", "edition");`);

    this.addSql(`create table "notice" ("id" uuid not null, "kind" varchar(255) not null, "recipient" varchar(255) not null, "subject" varchar(255) not null, "body" text not null, "state" text not null default 'waiting', "created_at" timestamptz(3) not null, "sent_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "notice_created_at_index" on "notice" ("created_at");`);

    this.addSql(`create table "number_series" ("code" varchar(255) not null, "last" int not null, primary key ("code"));`);

    this.addSql(`create table "outbox_item" ("id" uuid not null, "job" varchar(255) not null, "payload" jsonb not null, "state" text not null default 'waiting', "attempts" int not null default 0, "created_at" timestamptz(3) not null, "available_at" timestamptz(3) not null, "leased_until" timestamptz(3) null, "done_at" timestamptz(3) null, "last_error" text null, primary key ("id"));`);
    this.addSql(`create index "outbox_item_state_available_at_index" on "outbox_item" ("state", "available_at");`);

    this.addSql(`create table "panel" ("code" varchar(255) not null, "vi" varchar(255) not null, "en" varchar(255) not null, "matrix_code" varchar(255) not null, "method_codes" jsonb not null, "position" int not null, primary key ("code"));`);

    this.addSql(`create table "person" ("id" uuid not null, "version" int not null default 1, "email" varchar(255) not null, "name" varchar(255) not null, "title" varchar(255) not null default '', "password_hash" varchar(255) null, "roles" jsonb not null, "enterprise_id" uuid null, "state" text not null, "created_at" timestamptz(3) not null, "last_sign_in_at" timestamptz(3) null, "search_text" text not null, primary key ("id"));`);
    this.addSql(`alter table "person" add constraint "person_email_unique" unique ("email");`);
    this.addSql(`create index "person_search_text_index" on "person" ("search_text");`);

    this.addSql(`create table "one_time_link" ("digest" varchar(64) not null, "purpose" text not null, "person_id" uuid null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, primary key ("digest"));`);

    this.addSql(`create table "api_token" ("id" uuid not null, "digest" varchar(64) not null, "person_id" uuid not null, "label" varchar(255) not null, "created_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "api_token" add constraint "api_token_digest_unique" unique ("digest");`);
    this.addSql(`create index "api_token_person_id_index" on "api_token" ("person_id");`);

    this.addSql(`create table "regulation" ("id" uuid not null, "code" varchar(255) not null, "title" jsonb not null, "issuer" varchar(255) not null, "instrument" varchar(255) not null, "matrices" jsonb not null, "classes" jsonb not null, "effective_on" varchar(10) not null, "ended_on" varchar(10) null, "transition_until" varchar(10) null, "replaced_by" varchar(255) null, "issued_on" varchar(10) null, "scope" jsonb null, "transition_note" jsonb null, "dates_to_confirm" jsonb not null, "gaps" jsonb not null, "digest" varchar(64) null, "search_text" text not null, "loaded_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "regulation" add constraint "regulation_code_unique" unique ("code");`);

    this.addSql(`create table "limit_value" ("id" uuid not null, "regulation_id" uuid not null, "key" varchar(255) not null, "edition" int not null, "current" boolean not null, "position" int not null, "limit_group" varchar(255) null, "analyte_code" varchar(255) not null, "limit_class" varchar(255) null, "stated" jsonb null, "limit_condition" jsonb null, "unit" varchar(255) not null, "limit_json" jsonb not null, "methods" jsonb not null, "note" text null, "source" text null, "source_grade" varchar(255) null, "verified" boolean not null, "adoption" jsonb null, "digest" varchar(64) null, "loaded_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "limit_value_regulation_id_analyte_code_index" on "limit_value" ("regulation_id", "analyte_code");`);
    this.addSql(`alter table "limit_value" add constraint "limit_value_regulation_id_key_edition_unique" unique ("regulation_id", "key", "edition");`);

    this.addSql(`create table "session" ("digest" varchar(64) not null, "person_id" uuid not null, "created_at" timestamptz(3) not null, "seen_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, primary key ("digest"));`);
    this.addSql(`create index "session_person_id_index" on "session" ("person_id");`);

    this.addSql(`create table "sign_in_failure" ("key" varchar(64) not null, "count" int not null, "since" timestamptz(3) not null, primary key ("key"));`);

    this.addSql(`create table "test_request" ("id" uuid not null, "version" int not null default 1, "revision" int not null default 0, "number" varchar(255) not null, "enterprise_id" uuid not null, "state" text not null, "purpose" text not null, "language" text not null, "decision_rule" text not null, "consent_public" boolean not null, "consent_external" boolean not null, "note" text not null, "price" int not null, "promised_on" varchar(10) null, "created_by_id" uuid not null, "created_at" timestamptz(3) not null, "submitted_at" timestamptz(3) null, "review" jsonb null, "reviewed_by_id" uuid null, "accepted_at" timestamptz(3) null, "closed_reason" text null, primary key ("id"));`);
    this.addSql(`alter table "test_request" add constraint "test_request_number_unique" unique ("number");`);
    this.addSql(`create index "test_request_state_id_index" on "test_request" ("state", "id");`);
    this.addSql(`create index "test_request_enterprise_id_id_index" on "test_request" ("enterprise_id", "id");`);

    this.addSql(`create table "requested_sample" ("id" uuid not null, "request_id" uuid not null, "position" int not null, "name" varchar(255) not null, "matrix_code" varchar(255) not null, "description" text not null, "lot" varchar(255) not null, "produced_on" varchar(10) null, "expires_on" varchar(10) null, "sampled_at" timestamptz(3) null, "sampled_by" text not null, "sampling_place" text not null, "regulation_id" uuid null, "regulation_class" varchar(255) null, "regulation_reason" text null, "limit_condition" varchar(255) null, "declared" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "requested_sample_request_id_index" on "requested_sample" ("request_id");`);

    this.addSql(`create table "sample" ("id" uuid not null, "version" int not null default 1, "code" varchar(255) not null, "state" text not null, "request_id" uuid not null, "requested_sample_id" uuid not null, "enterprise_id" uuid not null, "matrix_code" varchar(255) not null, "name" varchar(255) not null, "received_at" timestamptz(3) not null, "received_by_id" uuid not null, "sampled_at" timestamptz(3) null, "sampled_by" text not null, "sampling_place" text not null, "site_key" text not null, "quantity" varchar(255) not null, "container" varchar(255) not null, "temperature" varchar(255) null, "checks" jsonb not null, "condition" text not null, "reservation" text null, "rejected_reason" text null, "regulation_id" uuid null, "regulation_class" varchar(255) null, "regulation_basis" text null, "hold_until" timestamptz(3) null, "due_on" varchar(10) not null, "reported_at" timestamptz(3) null, "search_text" text not null, primary key ("id"));`);
    this.addSql(`alter table "sample" add constraint "sample_code_unique" unique ("code");`);
    this.addSql(`create index "sample_request_id_index" on "sample" ("request_id");`);
    this.addSql(`alter table "sample" add constraint "sample_requested_sample_id_unique" unique ("requested_sample_id");`);
    this.addSql(`create index "sample_state_id_index" on "sample" ("state", "id");`);
    this.addSql(`create index "sample_enterprise_id_matrix_code_site_key_index" on "sample" ("enterprise_id", "matrix_code", "site_key");`);

    this.addSql(`create table "analysis" ("id" uuid not null, "version" int not null default 1, "sample_id" uuid not null, "method_id" uuid not null, "analyte_code" varchar(255) not null, "state" text not null, "attempt" int not null, "assignee_id" uuid null, "worksheet_id" uuid null, "position" int null, "hold_until" timestamptz(3) null, "due_on" varchar(10) not null, "external" jsonb null, "started_at" timestamptz(3) null, "submitted_at" timestamptz(3) null, "sent_back_reason" text null, primary key ("id"));`);
    this.addSql(`create index "analysis_sample_id_index" on "analysis" ("sample_id");`);
    this.addSql(`create index "analysis_state_due_on_id_index" on "analysis" ("state", "due_on", "id");`);
    this.addSql(`create index "analysis_method_id_state_index" on "analysis" ("method_id", "state");`);
    this.addSql(`create index "analysis_worksheet_id_position_index" on "analysis" ("worksheet_id", "position");`);

    this.addSql(`create table "reading" ("id" uuid not null, "analysis_id" uuid not null, "attempt" int not null, "replicate" int not null, "name" varchar(255) not null, "revision" int not null, "text" varchar(255) not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "reason" text null, primary key ("id"));`);
    this.addSql(`alter table "reading" add constraint "reading_analysis_id_attempt_replicate_name_revision_unique" unique ("analysis_id", "attempt", "replicate", "name", "revision");`);

    this.addSql(`create table "requested_test" ("id" uuid not null, "request_id" uuid not null, "requested_sample_id" uuid not null, "method_id" uuid not null, "price" int not null, primary key ("id"));`);
    this.addSql(`create index "requested_test_request_id_index" on "requested_test" ("request_id");`);
    this.addSql(`create index "requested_test_requested_sample_id_index" on "requested_test" ("requested_sample_id");`);

    this.addSql(`create table "certificate" ("id" uuid not null, "version" int not null default 1, "number" varchar(255) not null, "token" varchar(22) not null, "state" text not null, "request_id" uuid not null, "enterprise_id" uuid not null, "sample_ids" jsonb not null, "snapshot" text not null, "snapshot_hash" varchar(64) not null, "authorised_by_id" uuid not null, "authorised_at" timestamptz(3) not null, "file_hash" varchar(64) null, "issued_at" timestamptz(3) null, "consent_public" boolean not null, "replaces_id" uuid null, "reason" text null, "closed_at" timestamptz(3) null, "replacing" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "certificate" add constraint "certificate_number_unique" unique ("number");`);
    this.addSql(`alter table "certificate" add constraint "certificate_token_unique" unique ("token");`);
    this.addSql(`create index "certificate_request_id_index" on "certificate" ("request_id");`);
    this.addSql(`create index "certificate_file_hash_index" on "certificate" ("file_hash");`);
    this.addSql(`alter table "certificate" add constraint "certificate_replaces_id_unique" unique ("replaces_id");`);
    this.addSql(`create index "certificate_enterprise_id_id_index" on "certificate" ("enterprise_id", "id");`);

    this.addSql(`create table "worksheet" ("id" uuid not null, "version" int not null default 1, "number" varchar(255) not null, "state" text not null, "method_id" uuid not null, "technician_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "worksheet" add constraint "worksheet_number_unique" unique ("number");`);
    this.addSql(`create index "worksheet_technician_id_index" on "worksheet" ("technician_id");`);

    this.addSql(`create table "result" ("id" uuid not null, "version" int not null default 1, "analysis_id" uuid not null, "attempt" int not null, "method_id" uuid not null, "worksheet_id" uuid null, "observation" jsonb null, "qualifier" varchar(255) not null, "text" varchar(255) not null, "unrounded" varchar(255) null, "numeric_value" double precision null, "unit" varchar(255) not null, "expanded_uncertainty" varchar(255) null, "warnings" jsonb not null, "working" jsonb not null, "external" jsonb null, "recorded_by_id" uuid not null, "recorded_at" timestamptz(3) not null, "limit_id" uuid null, "judgement" jsonb null, "history" jsonb null, "evaluated_at" timestamptz(3) null, "verified_by_id" uuid null, "verified_at" timestamptz(3) null, "set_aside_reason" text null, primary key ("id"));`);
    this.addSql(`alter table "result" add constraint "result_analysis_id_attempt_unique" unique ("analysis_id", "attempt");`);

    this.addSql(`alter table "enterprise" add constraint "enterprise_kind_check" check ("kind" in ('company', 'cooperative', 'cooperative-group', 'household', 'state-agency', 'institute', 'individual'));`);

    this.addSql(`alter table "method" add constraint "method_analyte_code_foreign" foreign key ("analyte_code") references "analyte" ("code");`);
    this.addSql(`alter table "method" add constraint "method_basis_check" check ("basis" in ('dry', 'as-received'));`);

    this.addSql(`alter table "notice" add constraint "notice_state_check" check ("state" in ('waiting', 'sent', 'kept'));`);

    this.addSql(`alter table "outbox_item" add constraint "outbox_item_state_check" check ("state" in ('waiting', 'leased', 'done', 'failed'));`);

    this.addSql(`alter table "panel" add constraint "panel_matrix_code_foreign" foreign key ("matrix_code") references "matrix" ("code");`);

    this.addSql(`alter table "person" add constraint "person_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id") on delete no action;`);
    this.addSql(`alter table "person" add constraint "person_state_check" check ("state" in ('invited', 'active', 'disabled'));`);

    this.addSql(`alter table "one_time_link" add constraint "one_time_link_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete no action;`);
    this.addSql(`alter table "one_time_link" add constraint "one_time_link_purpose_check" check ("purpose" in ('first-administrator', 'set-password'));`);

    this.addSql(`alter table "api_token" add constraint "api_token_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "limit_value" add constraint "limit_value_regulation_id_foreign" foreign key ("regulation_id") references "regulation" ("id");`);
    this.addSql(`alter table "limit_value" add constraint "limit_value_analyte_code_foreign" foreign key ("analyte_code") references "analyte" ("code");`);

    this.addSql(`alter table "session" add constraint "session_person_id_foreign" foreign key ("person_id") references "person" ("id");`);

    this.addSql(`alter table "test_request" add constraint "test_request_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id");`);
    this.addSql(`alter table "test_request" add constraint "test_request_created_by_id_foreign" foreign key ("created_by_id") references "person" ("id");`);
    this.addSql(`alter table "test_request" add constraint "test_request_reviewed_by_id_foreign" foreign key ("reviewed_by_id") references "person" ("id") on delete no action;`);
    this.addSql(`alter table "test_request" add constraint "test_request_state_check" check ("state" in ('draft', 'submitted', 'accepted', 'declined', 'cancelled'));`);
    this.addSql(`alter table "test_request" add constraint "test_request_purpose_check" check ("purpose" in ('internal-control', 'self-declaration', 'ocop', 'vietgap', 'inspection', 'complaint', 'other'));`);
    this.addSql(`alter table "test_request" add constraint "test_request_language_check" check ("language" in ('vi', 'bilingual'));`);
    this.addSql(`alter table "test_request" add constraint "test_request_decision_rule_check" check ("decision_rule" in ('simple', 'guarded-acceptance', 'guarded-rejection', 'non-binary'));`);

    this.addSql(`alter table "requested_sample" add constraint "requested_sample_request_id_foreign" foreign key ("request_id") references "test_request" ("id");`);
    this.addSql(`alter table "requested_sample" add constraint "requested_sample_matrix_code_foreign" foreign key ("matrix_code") references "matrix" ("code");`);
    this.addSql(`alter table "requested_sample" add constraint "requested_sample_regulation_id_foreign" foreign key ("regulation_id") references "regulation" ("id") on delete no action;`);
    this.addSql(`alter table "requested_sample" add constraint "requested_sample_sampled_by_check" check ("sampled_by" in ('customer', 'laboratory', 'authority'));`);

    this.addSql(`alter table "sample" add constraint "sample_request_id_foreign" foreign key ("request_id") references "test_request" ("id");`);
    this.addSql(`alter table "sample" add constraint "sample_requested_sample_id_foreign" foreign key ("requested_sample_id") references "requested_sample" ("id");`);
    this.addSql(`alter table "sample" add constraint "sample_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id");`);
    this.addSql(`alter table "sample" add constraint "sample_matrix_code_foreign" foreign key ("matrix_code") references "matrix" ("code");`);
    this.addSql(`alter table "sample" add constraint "sample_received_by_id_foreign" foreign key ("received_by_id") references "person" ("id");`);
    this.addSql(`alter table "sample" add constraint "sample_regulation_id_foreign" foreign key ("regulation_id") references "regulation" ("id") on delete no action;`);
    this.addSql(`alter table "sample" add constraint "sample_state_check" check ("state" in ('received', 'tested', 'verified', 'reported', 'rejected'));`);
    this.addSql(`alter table "sample" add constraint "sample_sampled_by_check" check ("sampled_by" in ('customer', 'laboratory', 'authority'));`);
    this.addSql(`alter table "sample" add constraint "sample_regulation_basis_check" check ("regulation_basis" in ('sampling', 'receipt'));`);

    this.addSql(`alter table "analysis" add constraint "analysis_sample_id_foreign" foreign key ("sample_id") references "sample" ("id");`);
    this.addSql(`alter table "analysis" add constraint "analysis_method_id_foreign" foreign key ("method_id") references "method" ("id");`);
    this.addSql(`alter table "analysis" add constraint "analysis_analyte_code_foreign" foreign key ("analyte_code") references "analyte" ("code");`);
    this.addSql(`alter table "analysis" add constraint "analysis_assignee_id_foreign" foreign key ("assignee_id") references "person" ("id") on delete no action;`);
    this.addSql(`alter table "analysis" add constraint "analysis_state_check" check ("state" in ('waiting', 'in-progress', 'submitted', 'evaluated', 'verified', 'reported', 'cancelled'));`);

    this.addSql(`alter table "reading" add constraint "reading_analysis_id_foreign" foreign key ("analysis_id") references "analysis" ("id");`);
    this.addSql(`alter table "reading" add constraint "reading_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id");`);

    this.addSql(`alter table "requested_test" add constraint "requested_test_request_id_foreign" foreign key ("request_id") references "test_request" ("id");`);
    this.addSql(`alter table "requested_test" add constraint "requested_test_requested_sample_id_foreign" foreign key ("requested_sample_id") references "requested_sample" ("id");`);
    this.addSql(`alter table "requested_test" add constraint "requested_test_method_id_foreign" foreign key ("method_id") references "method" ("id");`);

    this.addSql(`alter table "certificate" add constraint "certificate_request_id_foreign" foreign key ("request_id") references "test_request" ("id");`);
    this.addSql(`alter table "certificate" add constraint "certificate_enterprise_id_foreign" foreign key ("enterprise_id") references "enterprise" ("id");`);
    this.addSql(`alter table "certificate" add constraint "certificate_authorised_by_id_foreign" foreign key ("authorised_by_id") references "person" ("id");`);
    this.addSql(`alter table "certificate" add constraint "certificate_state_check" check ("state" in ('rendering', 'issued', 'superseded', 'withdrawn'));`);

    this.addSql(`alter table "worksheet" add constraint "worksheet_method_id_foreign" foreign key ("method_id") references "method" ("id");`);
    this.addSql(`alter table "worksheet" add constraint "worksheet_technician_id_foreign" foreign key ("technician_id") references "person" ("id");`);
    this.addSql(`alter table "worksheet" add constraint "worksheet_state_check" check ("state" in ('open', 'closed'));`);

    this.addSql(`alter table "result" add constraint "result_analysis_id_foreign" foreign key ("analysis_id") references "analysis" ("id");`);
    this.addSql(`alter table "result" add constraint "result_method_id_foreign" foreign key ("method_id") references "method" ("id");`);
    this.addSql(`alter table "result" add constraint "result_worksheet_id_foreign" foreign key ("worksheet_id") references "worksheet" ("id") on delete no action;`);
    this.addSql(`alter table "result" add constraint "result_recorded_by_id_foreign" foreign key ("recorded_by_id") references "person" ("id");`);
    this.addSql(`alter table "result" add constraint "result_limit_id_foreign" foreign key ("limit_id") references "limit_value" ("id") on delete no action;`);
    this.addSql(`alter table "result" add constraint "result_verified_by_id_foreign" foreign key ("verified_by_id") references "person" ("id") on delete no action;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "method" drop constraint "method_analyte_code_foreign";`);
    this.addSql(`alter table "limit_value" drop constraint "limit_value_analyte_code_foreign";`);
    this.addSql(`alter table "analysis" drop constraint "analysis_analyte_code_foreign";`);
    this.addSql(`alter table "person" drop constraint "person_enterprise_id_foreign";`);
    this.addSql(`alter table "test_request" drop constraint "test_request_enterprise_id_foreign";`);
    this.addSql(`alter table "sample" drop constraint "sample_enterprise_id_foreign";`);
    this.addSql(`alter table "certificate" drop constraint "certificate_enterprise_id_foreign";`);
    this.addSql(`alter table "panel" drop constraint "panel_matrix_code_foreign";`);
    this.addSql(`alter table "requested_sample" drop constraint "requested_sample_matrix_code_foreign";`);
    this.addSql(`alter table "sample" drop constraint "sample_matrix_code_foreign";`);
    this.addSql(`alter table "analysis" drop constraint "analysis_method_id_foreign";`);
    this.addSql(`alter table "requested_test" drop constraint "requested_test_method_id_foreign";`);
    this.addSql(`alter table "worksheet" drop constraint "worksheet_method_id_foreign";`);
    this.addSql(`alter table "result" drop constraint "result_method_id_foreign";`);
    this.addSql(`alter table "one_time_link" drop constraint "one_time_link_person_id_foreign";`);
    this.addSql(`alter table "api_token" drop constraint "api_token_person_id_foreign";`);
    this.addSql(`alter table "session" drop constraint "session_person_id_foreign";`);
    this.addSql(`alter table "test_request" drop constraint "test_request_created_by_id_foreign";`);
    this.addSql(`alter table "test_request" drop constraint "test_request_reviewed_by_id_foreign";`);
    this.addSql(`alter table "sample" drop constraint "sample_received_by_id_foreign";`);
    this.addSql(`alter table "analysis" drop constraint "analysis_assignee_id_foreign";`);
    this.addSql(`alter table "reading" drop constraint "reading_recorded_by_id_foreign";`);
    this.addSql(`alter table "certificate" drop constraint "certificate_authorised_by_id_foreign";`);
    this.addSql(`alter table "worksheet" drop constraint "worksheet_technician_id_foreign";`);
    this.addSql(`alter table "result" drop constraint "result_recorded_by_id_foreign";`);
    this.addSql(`alter table "result" drop constraint "result_verified_by_id_foreign";`);
    this.addSql(`alter table "limit_value" drop constraint "limit_value_regulation_id_foreign";`);
    this.addSql(`alter table "requested_sample" drop constraint "requested_sample_regulation_id_foreign";`);
    this.addSql(`alter table "sample" drop constraint "sample_regulation_id_foreign";`);
    this.addSql(`alter table "result" drop constraint "result_limit_id_foreign";`);
    this.addSql(`alter table "requested_sample" drop constraint "requested_sample_request_id_foreign";`);
    this.addSql(`alter table "sample" drop constraint "sample_request_id_foreign";`);
    this.addSql(`alter table "requested_test" drop constraint "requested_test_request_id_foreign";`);
    this.addSql(`alter table "certificate" drop constraint "certificate_request_id_foreign";`);
    this.addSql(`alter table "sample" drop constraint "sample_requested_sample_id_foreign";`);
    this.addSql(`alter table "requested_test" drop constraint "requested_test_requested_sample_id_foreign";`);
    this.addSql(`alter table "analysis" drop constraint "analysis_sample_id_foreign";`);
    this.addSql(`alter table "reading" drop constraint "reading_analysis_id_foreign";`);
    this.addSql(`alter table "result" drop constraint "result_analysis_id_foreign";`);
    this.addSql(`alter table "result" drop constraint "result_worksheet_id_foreign";`);

    this.addSql(`drop table if exists "analyte" cascade;`);
    this.addSql(`drop table if exists "audit_entry" cascade;`);
    this.addSql(`drop table if exists "audit_head" cascade;`);
    this.addSql(`drop table if exists "audit_personal" cascade;`);
    this.addSql(`drop table if exists "enterprise" cascade;`);
    this.addSql(`drop table if exists "holiday" cascade;`);
    this.addSql(`drop table if exists "idempotency_key" cascade;`);
    this.addSql(`drop table if exists "laboratory" cascade;`);
    this.addSql(`drop table if exists "matrix" cascade;`);
    this.addSql(`drop table if exists "method" cascade;`);
    this.addSql(`drop table if exists "notice" cascade;`);
    this.addSql(`drop table if exists "number_series" cascade;`);
    this.addSql(`drop table if exists "outbox_item" cascade;`);
    this.addSql(`drop table if exists "panel" cascade;`);
    this.addSql(`drop table if exists "person" cascade;`);
    this.addSql(`drop table if exists "one_time_link" cascade;`);
    this.addSql(`drop table if exists "api_token" cascade;`);
    this.addSql(`drop table if exists "regulation" cascade;`);
    this.addSql(`drop table if exists "limit_value" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "sign_in_failure" cascade;`);
    this.addSql(`drop table if exists "test_request" cascade;`);
    this.addSql(`drop table if exists "requested_sample" cascade;`);
    this.addSql(`drop table if exists "sample" cascade;`);
    this.addSql(`drop table if exists "analysis" cascade;`);
    this.addSql(`drop table if exists "reading" cascade;`);
    this.addSql(`drop table if exists "requested_test" cascade;`);
    this.addSql(`drop table if exists "certificate" cascade;`);
    this.addSql(`drop table if exists "worksheet" cascade;`);
    this.addSql(`drop table if exists "result" cascade;`);
  }

}
