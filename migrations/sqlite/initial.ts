import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`create table \`analyte\` (\`code\` text not null primary key, \`vi\` text not null, \`en\` text not null, \`cas\` text null, \`symbol\` text null, \`search_text\` text not null);`);

    this.addSql(`create table \`audit_entry\` (\`id\` text not null primary key, \`stream\` text not null, \`seq\` integer not null, \`at\` datetime not null, \`actor_kind\` text not null, \`actor_id\` text null, \`actor_name\` text not null, \`command\` text not null, \`permission\` text null, \`reason\` text null, \`request_id\` text null, \`changes\` text not null, \`prev\` text not null, \`hash\` text not null);`);
    this.addSql(`create index \`audit_entry_command_index\` on \`audit_entry\` (\`command\`);`);
    this.addSql(`create unique index \`audit_entry_stream_seq_unique\` on \`audit_entry\` (\`stream\`, \`seq\`);`);

    this.addSql(`create table \`audit_head\` (\`stream\` text not null primary key, \`seq\` integer not null, \`hash\` text not null);`);

    this.addSql(`create table \`audit_personal\` (\`digest\` text not null primary key, \`stream\` text not null, \`salt\` text not null, \`value\` text not null);`);
    this.addSql(`create index \`audit_personal_stream_index\` on \`audit_personal\` (\`stream\`);`);

    this.addSql(`create table \`enterprise\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`kind\` text check (\`kind\` in ('company', 'cooperative', 'cooperative-group', 'household', 'state-agency', 'institute', 'individual')) not null, \`name\` text not null, \`tax_code\` text null, \`address\` text not null, \`contact_name\` text not null, \`phone\` text not null, \`email\` text not null, \`search_text\` text not null, \`created_at\` datetime not null);`);
    this.addSql(`create index \`enterprise_tax_code_index\` on \`enterprise\` (\`tax_code\`);`);
    this.addSql(`create index \`enterprise_search_text_index\` on \`enterprise\` (\`search_text\`);`);

    this.addSql(`create table \`holiday\` (\`day\` text not null primary key, \`vi\` text not null, \`en\` text not null);`);

    this.addSql(`create table \`idempotency_key\` (\`key\` text not null primary key, \`command\` text not null, \`result\` json null, \`at\` datetime not null);`);

    this.addSql(`create table \`laboratory\` (\`code\` text not null primary key, \`details\` json not null);`);

    this.addSql(`create table \`matrix\` (\`code\` text not null primary key, \`vi\` text not null, \`en\` text not null, \`container\` json null, \`minimum_quantity\` text null, \`retention_days\` integer not null, \`position\` integer not null);`);

    this.addSql(`create table \`method\` (\`id\` text not null primary key, \`code\` text not null, \`edition\` integer not null, \`current\` integer not null, \`analyte_code\` text not null, \`matrices\` json not null, \`reference\` text not null, \`technique\` json not null, \`unit\` text not null, \`basis\` text check (\`basis\` in ('dry', 'as-received')) null, \`model\` json not null, \`holding_hours\` integer null, \`preservation\` json null, \`container\` json null, \`accredited\` integer not null, \`external\` integer not null, \`price\` integer not null, \`working_days\` integer not null, \`about\` json not null, \`digest\` text not null, \`position\` integer not null, \`loaded_at\` datetime not null, constraint \`method_analyte_code_foreign\` foreign key (\`analyte_code\`) references \`analyte\` (\`code\`));`);
    this.addSql(`create index \`method_analyte_code_index\` on \`method\` (\`analyte_code\`);`);
    this.addSql(`create unique index \`method_code_edition_unique\` on \`method\` (\`code\`, \`edition\`);`);

    this.addSql(`create table \`notice\` (\`id\` text not null primary key, \`kind\` text not null, \`recipient\` text not null, \`subject\` text not null, \`body\` text not null, \`state\` text check (\`state\` in ('waiting', 'sent', 'kept')) not null default 'waiting', \`created_at\` datetime not null, \`sent_at\` datetime null);`);
    this.addSql(`create index \`notice_created_at_index\` on \`notice\` (\`created_at\`);`);

    this.addSql(`create table \`number_series\` (\`code\` text not null primary key, \`last\` integer not null);`);

    this.addSql(`create table \`outbox_item\` (\`id\` text not null primary key, \`job\` text not null, \`payload\` json not null, \`state\` text check (\`state\` in ('waiting', 'leased', 'done', 'failed')) not null default 'waiting', \`attempts\` integer not null default 0, \`created_at\` datetime not null, \`available_at\` datetime not null, \`leased_until\` datetime null, \`done_at\` datetime null, \`last_error\` text null);`);
    this.addSql(`create index \`outbox_item_state_available_at_index\` on \`outbox_item\` (\`state\`, \`available_at\`);`);

    this.addSql(`create table \`panel\` (\`code\` text not null primary key, \`vi\` text not null, \`en\` text not null, \`matrix_code\` text not null, \`method_codes\` json not null, \`position\` integer not null, constraint \`panel_matrix_code_foreign\` foreign key (\`matrix_code\`) references \`matrix\` (\`code\`));`);
    this.addSql(`create index \`panel_matrix_code_index\` on \`panel\` (\`matrix_code\`);`);

    this.addSql(`create table \`person\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`email\` text not null, \`name\` text not null, \`title\` text not null default '', \`password_hash\` text null, \`roles\` json not null, \`enterprise_id\` text null, \`state\` text check (\`state\` in ('invited', 'active', 'disabled')) not null, \`created_at\` datetime not null, \`last_sign_in_at\` datetime null, \`search_text\` text not null, constraint \`person_enterprise_id_foreign\` foreign key (\`enterprise_id\`) references \`enterprise\` (\`id\`) on delete no action);`);
    this.addSql(`create unique index \`person_email_unique\` on \`person\` (\`email\`);`);
    this.addSql(`create index \`person_enterprise_id_index\` on \`person\` (\`enterprise_id\`);`);
    this.addSql(`create index \`person_search_text_index\` on \`person\` (\`search_text\`);`);

    this.addSql(`create table \`one_time_link\` (\`digest\` text not null primary key, \`purpose\` text check (\`purpose\` in ('first-administrator', 'set-password')) not null, \`person_id\` text null, \`expires_at\` datetime not null, \`used_at\` datetime null, constraint \`one_time_link_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`) on delete no action);`);
    this.addSql(`create index \`one_time_link_person_id_index\` on \`one_time_link\` (\`person_id\`);`);

    this.addSql(`create table \`api_token\` (\`id\` text not null primary key, \`digest\` text not null, \`person_id\` text not null, \`label\` text not null, \`created_at\` datetime not null, \`revoked_at\` datetime null, constraint \`api_token_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create unique index \`api_token_digest_unique\` on \`api_token\` (\`digest\`);`);
    this.addSql(`create index \`api_token_person_id_index\` on \`api_token\` (\`person_id\`);`);

    this.addSql(`create table \`regulation\` (\`id\` text not null primary key, \`code\` text not null, \`title\` json not null, \`issuer\` text not null, \`instrument\` text not null, \`matrices\` json not null, \`classes\` json not null, \`effective_on\` text not null, \`ended_on\` text null, \`transition_until\` text null, \`replaced_by\` text null, \`issued_on\` text null, \`scope\` json null, \`transition_note\` json null, \`dates_to_confirm\` json not null, \`gaps\` json not null, \`digest\` text null, \`search_text\` text not null, \`loaded_at\` datetime not null);`);
    this.addSql(`create unique index \`regulation_code_unique\` on \`regulation\` (\`code\`);`);

    this.addSql(`create table \`limit_value\` (\`id\` text not null primary key, \`regulation_id\` text not null, \`key\` text not null, \`edition\` integer not null, \`current\` integer not null, \`position\` integer not null, \`limit_group\` text null, \`analyte_code\` text not null, \`limit_class\` text null, \`stated\` json null, \`limit_condition\` json null, \`unit\` text not null, \`limit_json\` json not null, \`methods\` json not null, \`note\` text null, \`source\` text null, \`source_grade\` text null, \`verified\` integer not null, \`adoption\` json null, \`digest\` text null, \`loaded_at\` datetime not null, constraint \`limit_value_regulation_id_foreign\` foreign key (\`regulation_id\`) references \`regulation\` (\`id\`), constraint \`limit_value_analyte_code_foreign\` foreign key (\`analyte_code\`) references \`analyte\` (\`code\`));`);
    this.addSql(`create index \`limit_value_regulation_id_index\` on \`limit_value\` (\`regulation_id\`);`);
    this.addSql(`create index \`limit_value_analyte_code_index\` on \`limit_value\` (\`analyte_code\`);`);
    this.addSql(`create index \`limit_value_regulation_id_analyte_code_index\` on \`limit_value\` (\`regulation_id\`, \`analyte_code\`);`);
    this.addSql(`create unique index \`limit_value_regulation_id_key_edition_unique\` on \`limit_value\` (\`regulation_id\`, \`key\`, \`edition\`);`);

    this.addSql(`create table \`session\` (\`digest\` text not null primary key, \`person_id\` text not null, \`created_at\` datetime not null, \`seen_at\` datetime not null, \`expires_at\` datetime not null, constraint \`session_person_id_foreign\` foreign key (\`person_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`session_person_id_index\` on \`session\` (\`person_id\`);`);

    this.addSql(`create table \`sign_in_failure\` (\`key\` text not null primary key, \`count\` integer not null, \`since\` datetime not null);`);

    this.addSql(`create table \`test_request\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`revision\` integer not null default 0, \`number\` text not null, \`enterprise_id\` text not null, \`state\` text check (\`state\` in ('draft', 'submitted', 'accepted', 'declined', 'cancelled')) not null, \`purpose\` text check (\`purpose\` in ('internal-control', 'self-declaration', 'ocop', 'vietgap', 'inspection', 'complaint', 'other')) not null, \`language\` text check (\`language\` in ('vi', 'bilingual')) not null, \`decision_rule\` text check (\`decision_rule\` in ('simple', 'guarded-acceptance', 'guarded-rejection', 'non-binary')) not null, \`consent_public\` integer not null, \`consent_external\` integer not null, \`note\` text not null, \`price\` integer not null, \`promised_on\` text null, \`created_by_id\` text not null, \`created_at\` datetime not null, \`submitted_at\` datetime null, \`review\` json null, \`reviewed_by_id\` text null, \`accepted_at\` datetime null, \`closed_reason\` text null, constraint \`test_request_enterprise_id_foreign\` foreign key (\`enterprise_id\`) references \`enterprise\` (\`id\`), constraint \`test_request_created_by_id_foreign\` foreign key (\`created_by_id\`) references \`person\` (\`id\`), constraint \`test_request_reviewed_by_id_foreign\` foreign key (\`reviewed_by_id\`) references \`person\` (\`id\`) on delete no action);`);
    this.addSql(`create unique index \`test_request_number_unique\` on \`test_request\` (\`number\`);`);
    this.addSql(`create index \`test_request_enterprise_id_index\` on \`test_request\` (\`enterprise_id\`);`);
    this.addSql(`create index \`test_request_created_by_id_index\` on \`test_request\` (\`created_by_id\`);`);
    this.addSql(`create index \`test_request_reviewed_by_id_index\` on \`test_request\` (\`reviewed_by_id\`);`);
    this.addSql(`create index \`test_request_state_id_index\` on \`test_request\` (\`state\`, \`id\`);`);
    this.addSql(`create index \`test_request_enterprise_id_id_index\` on \`test_request\` (\`enterprise_id\`, \`id\`);`);

    this.addSql(`create table \`requested_sample\` (\`id\` text not null primary key, \`request_id\` text not null, \`position\` integer not null, \`name\` text not null, \`matrix_code\` text not null, \`description\` text not null, \`lot\` text not null, \`produced_on\` text null, \`expires_on\` text null, \`sampled_at\` datetime null, \`sampled_by\` text check (\`sampled_by\` in ('customer', 'laboratory', 'authority')) not null, \`sampling_place\` text not null, \`regulation_id\` text null, \`regulation_class\` text null, \`regulation_reason\` text null, \`limit_condition\` text null, \`declared\` json not null, constraint \`requested_sample_request_id_foreign\` foreign key (\`request_id\`) references \`test_request\` (\`id\`), constraint \`requested_sample_matrix_code_foreign\` foreign key (\`matrix_code\`) references \`matrix\` (\`code\`), constraint \`requested_sample_regulation_id_foreign\` foreign key (\`regulation_id\`) references \`regulation\` (\`id\`) on delete no action);`);
    this.addSql(`create index \`requested_sample_request_id_index\` on \`requested_sample\` (\`request_id\`);`);
    this.addSql(`create index \`requested_sample_matrix_code_index\` on \`requested_sample\` (\`matrix_code\`);`);
    this.addSql(`create index \`requested_sample_regulation_id_index\` on \`requested_sample\` (\`regulation_id\`);`);

    this.addSql(`create table \`sample\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`code\` text not null, \`state\` text check (\`state\` in ('received', 'tested', 'verified', 'reported', 'rejected')) not null, \`request_id\` text not null, \`requested_sample_id\` text not null, \`enterprise_id\` text not null, \`matrix_code\` text not null, \`name\` text not null, \`received_at\` datetime not null, \`received_by_id\` text not null, \`sampled_at\` datetime null, \`sampled_by\` text check (\`sampled_by\` in ('customer', 'laboratory', 'authority')) not null, \`sampling_place\` text not null, \`site_key\` text not null, \`quantity\` text not null, \`container\` text not null, \`temperature\` text null, \`checks\` json not null, \`condition\` text not null, \`reservation\` text null, \`rejected_reason\` text null, \`regulation_id\` text null, \`regulation_class\` text null, \`regulation_basis\` text check (\`regulation_basis\` in ('sampling', 'receipt')) null, \`hold_until\` datetime null, \`due_on\` text not null, \`reported_at\` datetime null, \`search_text\` text not null, constraint \`sample_request_id_foreign\` foreign key (\`request_id\`) references \`test_request\` (\`id\`), constraint \`sample_requested_sample_id_foreign\` foreign key (\`requested_sample_id\`) references \`requested_sample\` (\`id\`), constraint \`sample_enterprise_id_foreign\` foreign key (\`enterprise_id\`) references \`enterprise\` (\`id\`), constraint \`sample_matrix_code_foreign\` foreign key (\`matrix_code\`) references \`matrix\` (\`code\`), constraint \`sample_received_by_id_foreign\` foreign key (\`received_by_id\`) references \`person\` (\`id\`), constraint \`sample_regulation_id_foreign\` foreign key (\`regulation_id\`) references \`regulation\` (\`id\`) on delete no action);`);
    this.addSql(`create unique index \`sample_code_unique\` on \`sample\` (\`code\`);`);
    this.addSql(`create index \`sample_request_id_index\` on \`sample\` (\`request_id\`);`);
    this.addSql(`create index \`sample_requested_sample_id_index\` on \`sample\` (\`requested_sample_id\`);`);
    this.addSql(`create unique index \`sample_requested_sample_id_unique\` on \`sample\` (\`requested_sample_id\`);`);
    this.addSql(`create index \`sample_enterprise_id_index\` on \`sample\` (\`enterprise_id\`);`);
    this.addSql(`create index \`sample_matrix_code_index\` on \`sample\` (\`matrix_code\`);`);
    this.addSql(`create index \`sample_received_by_id_index\` on \`sample\` (\`received_by_id\`);`);
    this.addSql(`create index \`sample_regulation_id_index\` on \`sample\` (\`regulation_id\`);`);
    this.addSql(`create index \`sample_state_id_index\` on \`sample\` (\`state\`, \`id\`);`);
    this.addSql(`create index \`sample_enterprise_id_matrix_code_site_key_index\` on \`sample\` (\`enterprise_id\`, \`matrix_code\`, \`site_key\`);`);

    this.addSql(`create table \`analysis\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`sample_id\` text not null, \`method_id\` text not null, \`analyte_code\` text not null, \`state\` text check (\`state\` in ('waiting', 'in-progress', 'submitted', 'evaluated', 'verified', 'reported', 'cancelled')) not null, \`attempt\` integer not null, \`assignee_id\` text null, \`worksheet_id\` text null, \`position\` integer null, \`hold_until\` datetime null, \`due_on\` text not null, \`external\` json null, \`started_at\` datetime null, \`submitted_at\` datetime null, \`sent_back_reason\` text null, constraint \`analysis_sample_id_foreign\` foreign key (\`sample_id\`) references \`sample\` (\`id\`), constraint \`analysis_method_id_foreign\` foreign key (\`method_id\`) references \`method\` (\`id\`), constraint \`analysis_analyte_code_foreign\` foreign key (\`analyte_code\`) references \`analyte\` (\`code\`), constraint \`analysis_assignee_id_foreign\` foreign key (\`assignee_id\`) references \`person\` (\`id\`) on delete no action);`);
    this.addSql(`create index \`analysis_sample_id_index\` on \`analysis\` (\`sample_id\`);`);
    this.addSql(`create index \`analysis_method_id_index\` on \`analysis\` (\`method_id\`);`);
    this.addSql(`create index \`analysis_analyte_code_index\` on \`analysis\` (\`analyte_code\`);`);
    this.addSql(`create index \`analysis_assignee_id_index\` on \`analysis\` (\`assignee_id\`);`);
    this.addSql(`create index \`analysis_state_due_on_id_index\` on \`analysis\` (\`state\`, \`due_on\`, \`id\`);`);
    this.addSql(`create index \`analysis_method_id_state_index\` on \`analysis\` (\`method_id\`, \`state\`);`);
    this.addSql(`create index \`analysis_worksheet_id_position_index\` on \`analysis\` (\`worksheet_id\`, \`position\`);`);

    this.addSql(`create table \`reading\` (\`id\` text not null primary key, \`analysis_id\` text not null, \`attempt\` integer not null, \`replicate\` integer not null, \`name\` text not null, \`revision\` integer not null, \`text\` text not null, \`recorded_by_id\` text not null, \`recorded_at\` datetime not null, \`reason\` text null, constraint \`reading_analysis_id_foreign\` foreign key (\`analysis_id\`) references \`analysis\` (\`id\`), constraint \`reading_recorded_by_id_foreign\` foreign key (\`recorded_by_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create index \`reading_analysis_id_index\` on \`reading\` (\`analysis_id\`);`);
    this.addSql(`create index \`reading_recorded_by_id_index\` on \`reading\` (\`recorded_by_id\`);`);
    this.addSql(`create unique index \`reading_analysis_id_attempt_replicate_name_revision_unique\` on \`reading\` (\`analysis_id\`, \`attempt\`, \`replicate\`, \`name\`, \`revision\`);`);

    this.addSql(`create table \`requested_test\` (\`id\` text not null primary key, \`request_id\` text not null, \`requested_sample_id\` text not null, \`method_id\` text not null, \`price\` integer not null, constraint \`requested_test_request_id_foreign\` foreign key (\`request_id\`) references \`test_request\` (\`id\`), constraint \`requested_test_requested_sample_id_foreign\` foreign key (\`requested_sample_id\`) references \`requested_sample\` (\`id\`), constraint \`requested_test_method_id_foreign\` foreign key (\`method_id\`) references \`method\` (\`id\`));`);
    this.addSql(`create index \`requested_test_request_id_index\` on \`requested_test\` (\`request_id\`);`);
    this.addSql(`create index \`requested_test_requested_sample_id_index\` on \`requested_test\` (\`requested_sample_id\`);`);
    this.addSql(`create index \`requested_test_method_id_index\` on \`requested_test\` (\`method_id\`);`);

    this.addSql(`create table \`certificate\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`number\` text not null, \`token\` text not null, \`state\` text check (\`state\` in ('rendering', 'issued', 'superseded', 'withdrawn')) not null, \`request_id\` text not null, \`enterprise_id\` text not null, \`sample_ids\` json not null, \`snapshot\` text not null, \`snapshot_hash\` text not null, \`authorised_by_id\` text not null, \`authorised_at\` datetime not null, \`file_hash\` text null, \`issued_at\` datetime null, \`consent_public\` integer not null, \`replaces_id\` text null, \`reason\` text null, \`closed_at\` datetime null, \`replacing\` datetime null, constraint \`certificate_request_id_foreign\` foreign key (\`request_id\`) references \`test_request\` (\`id\`), constraint \`certificate_enterprise_id_foreign\` foreign key (\`enterprise_id\`) references \`enterprise\` (\`id\`), constraint \`certificate_authorised_by_id_foreign\` foreign key (\`authorised_by_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create unique index \`certificate_number_unique\` on \`certificate\` (\`number\`);`);
    this.addSql(`create unique index \`certificate_token_unique\` on \`certificate\` (\`token\`);`);
    this.addSql(`create index \`certificate_request_id_index\` on \`certificate\` (\`request_id\`);`);
    this.addSql(`create index \`certificate_enterprise_id_index\` on \`certificate\` (\`enterprise_id\`);`);
    this.addSql(`create index \`certificate_authorised_by_id_index\` on \`certificate\` (\`authorised_by_id\`);`);
    this.addSql(`create index \`certificate_file_hash_index\` on \`certificate\` (\`file_hash\`);`);
    this.addSql(`create unique index \`certificate_replaces_id_unique\` on \`certificate\` (\`replaces_id\`);`);
    this.addSql(`create index \`certificate_enterprise_id_id_index\` on \`certificate\` (\`enterprise_id\`, \`id\`);`);

    this.addSql(`create table \`worksheet\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`number\` text not null, \`state\` text check (\`state\` in ('open', 'closed')) not null, \`method_id\` text not null, \`technician_id\` text not null, \`created_at\` datetime not null, constraint \`worksheet_method_id_foreign\` foreign key (\`method_id\`) references \`method\` (\`id\`), constraint \`worksheet_technician_id_foreign\` foreign key (\`technician_id\`) references \`person\` (\`id\`));`);
    this.addSql(`create unique index \`worksheet_number_unique\` on \`worksheet\` (\`number\`);`);
    this.addSql(`create index \`worksheet_method_id_index\` on \`worksheet\` (\`method_id\`);`);
    this.addSql(`create index \`worksheet_technician_id_index\` on \`worksheet\` (\`technician_id\`);`);

    this.addSql(`create table \`result\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`analysis_id\` text not null, \`attempt\` integer not null, \`method_id\` text not null, \`worksheet_id\` text null, \`observation\` json null, \`qualifier\` text not null, \`text\` text not null, \`unrounded\` text null, \`numeric_value\` double null, \`unit\` text not null, \`expanded_uncertainty\` text null, \`warnings\` json not null, \`working\` json not null, \`external\` json null, \`recorded_by_id\` text not null, \`recorded_at\` datetime not null, \`limit_id\` text null, \`judgement\` json null, \`history\` json null, \`evaluated_at\` datetime null, \`verified_by_id\` text null, \`verified_at\` datetime null, \`set_aside_reason\` text null, constraint \`result_analysis_id_foreign\` foreign key (\`analysis_id\`) references \`analysis\` (\`id\`), constraint \`result_method_id_foreign\` foreign key (\`method_id\`) references \`method\` (\`id\`), constraint \`result_worksheet_id_foreign\` foreign key (\`worksheet_id\`) references \`worksheet\` (\`id\`) on delete no action, constraint \`result_recorded_by_id_foreign\` foreign key (\`recorded_by_id\`) references \`person\` (\`id\`), constraint \`result_limit_id_foreign\` foreign key (\`limit_id\`) references \`limit_value\` (\`id\`) on delete no action, constraint \`result_verified_by_id_foreign\` foreign key (\`verified_by_id\`) references \`person\` (\`id\`) on delete no action);`);
    this.addSql(`create index \`result_analysis_id_index\` on \`result\` (\`analysis_id\`);`);
    this.addSql(`create index \`result_method_id_index\` on \`result\` (\`method_id\`);`);
    this.addSql(`create index \`result_worksheet_id_index\` on \`result\` (\`worksheet_id\`);`);
    this.addSql(`create index \`result_recorded_by_id_index\` on \`result\` (\`recorded_by_id\`);`);
    this.addSql(`create index \`result_limit_id_index\` on \`result\` (\`limit_id\`);`);
    this.addSql(`create index \`result_verified_by_id_index\` on \`result\` (\`verified_by_id\`);`);
    this.addSql(`create unique index \`result_analysis_id_attempt_unique\` on \`result\` (\`analysis_id\`, \`attempt\`);`);
  }

  override down(): void | Promise<void> {

    this.addSql(`drop table if exists \`analyte\`;`);
    this.addSql(`drop table if exists \`audit_entry\`;`);
    this.addSql(`drop table if exists \`audit_head\`;`);
    this.addSql(`drop table if exists \`audit_personal\`;`);
    this.addSql(`drop table if exists \`enterprise\`;`);
    this.addSql(`drop table if exists \`holiday\`;`);
    this.addSql(`drop table if exists \`idempotency_key\`;`);
    this.addSql(`drop table if exists \`laboratory\`;`);
    this.addSql(`drop table if exists \`matrix\`;`);
    this.addSql(`drop table if exists \`method\`;`);
    this.addSql(`drop table if exists \`notice\`;`);
    this.addSql(`drop table if exists \`number_series\`;`);
    this.addSql(`drop table if exists \`outbox_item\`;`);
    this.addSql(`drop table if exists \`panel\`;`);
    this.addSql(`drop table if exists \`person\`;`);
    this.addSql(`drop table if exists \`one_time_link\`;`);
    this.addSql(`drop table if exists \`api_token\`;`);
    this.addSql(`drop table if exists \`regulation\`;`);
    this.addSql(`drop table if exists \`limit_value\`;`);
    this.addSql(`drop table if exists \`session\`;`);
    this.addSql(`drop table if exists \`sign_in_failure\`;`);
    this.addSql(`drop table if exists \`test_request\`;`);
    this.addSql(`drop table if exists \`requested_sample\`;`);
    this.addSql(`drop table if exists \`sample\`;`);
    this.addSql(`drop table if exists \`analysis\`;`);
    this.addSql(`drop table if exists \`reading\`;`);
    this.addSql(`drop table if exists \`requested_test\`;`);
    this.addSql(`drop table if exists \`certificate\`;`);
    this.addSql(`drop table if exists \`worksheet\`;`);
    this.addSql(`drop table if exists \`result\`;`);
  }

}
