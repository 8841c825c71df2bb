CREATE TABLE "addenda" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "addenda_subject_kind_list" CHECK ("addenda"."subject_kind" in ('consultation', 'prescription-version', 'plan-of-care', 'session', 'study', 'procedure', 'consult-note', 'home-program', 'report')),
	CONSTRAINT "addenda_kind_list" CHECK ("addenda"."kind" in ('addendum', 'entered-in-error'))
);
--> statement-breakpoint
CREATE TABLE "adjustments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"line_key" text COLLATE "C" NOT NULL,
	"session_id" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"before" text COLLATE "C" NOT NULL,
	"after" text COLLATE "C" NOT NULL,
	"plan_snapshot_id" text COLLATE "C",
	"check" text COLLATE "C",
	"made_by" text COLLATE "C" NOT NULL,
	"made_on" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "adjustments_source_list" CHECK ("adjustments"."source" in ('version', 'plan-of-care', 'session', 'reply', 'verbal-order'))
);
--> statement-breakpoint
CREATE TABLE "allergies" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"reaction" text COLLATE "C" DEFAULT '' NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "allergies_status_list" CHECK ("allergies"."status" in ('active', 'resolved', 'entered-in-error')),
	CONSTRAINT "allergies_source_list" CHECK ("allergies"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "audit_rows" (
	"chain_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"actor_role" text COLLATE "C" NOT NULL,
	"on_behalf_of_id" text COLLATE "C",
	"action" text COLLATE "C" NOT NULL,
	"entity" text COLLATE "C" NOT NULL,
	"entity_id" text COLLATE "C" NOT NULL,
	"patient_id" text COLLATE "C",
	"before" text COLLATE "C",
	"after" text COLLATE "C",
	"reason" text COLLATE "C",
	"request_id" text COLLATE "C" NOT NULL,
	"prev_hash" text COLLATE "C" NOT NULL,
	"row_hash" text COLLATE "C" NOT NULL,
	"key_id" text COLLATE "C" NOT NULL,
	"algorithm" text COLLATE "C" NOT NULL,
	CONSTRAINT "audit_rows_chain_id_seq_pk" PRIMARY KEY("chain_id","seq")
);
--> statement-breakpoint
CREATE TABLE "auth_accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"provider_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"access_token" text COLLATE "C",
	"refresh_token" text COLLATE "C",
	"id_token" text COLLATE "C",
	"access_token_expires_at" bigint,
	"refresh_token_expires_at" bigint,
	"scope" text COLLATE "C",
	"password" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"ip_address" text COLLATE "C",
	"user_agent" text COLLATE "C",
	"last_input_at" bigint DEFAULT 0 NOT NULL,
	"confirmed_until_at" bigint DEFAULT 0 NOT NULL,
	"is_locked" boolean DEFAULT false NOT NULL,
	"device_secret" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "auth_users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"staff_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "auth_verifications" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"identifier" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_slots" (
	"resource_id" text COLLATE "C" NOT NULL,
	"seat" integer NOT NULL,
	"slot_at" bigint NOT NULL,
	"booking_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "booking_slots_resource_id_seat_slot_at_pk" PRIMARY KEY("resource_id","seat","slot_at")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C",
	"referral_id" text COLLATE "C",
	"clinic_id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"local_start" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" NOT NULL,
	"starts_at" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"missed_cause" text COLLATE "C",
	"missed_words" text COLLATE "C" DEFAULT '' NOT NULL,
	"missed_at" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "bookings_kind_list" CHECK ("bookings"."kind" in ('consultation', 'follow-up', 'evaluation', 'visit', 'group', 'telehealth')),
	CONSTRAINT "bookings_state_list" CHECK ("bookings"."state" in ('booked', 'arrived', 'done', 'no-show', 'cancelled')),
	CONSTRAINT "bookings_missed_cause_list" CHECK ("bookings"."missed_cause" in ('patient-ill', 'forgot', 'transport', 'weather', 'other-appointment', 'work-or-family', 'patient-other', 'not-known', 'therapist-absent', 'clinic-closed', 'rebooked', 'authorization', 'clinic-other')),
	CONSTRAINT "bookings_missed" CHECK (("bookings"."state" in ('no-show', 'cancelled')) = ("bookings"."missed_cause" is not null) and ("bookings"."missed_cause" is null) = ("bookings"."missed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "break_glasses" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"until_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_team_seats" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C",
	"outside_contact" text COLLATE "C" DEFAULT '' NOT NULL,
	"specialty" text COLLATE "C" NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"to_on" text COLLATE "C",
	"seated_by" text COLLATE "C" NOT NULL,
	"ended_at" bigint,
	"can_read_diagnoses" boolean DEFAULT false NOT NULL,
	"can_read_prescription" boolean DEFAULT false NOT NULL,
	"can_read_sessions" boolean DEFAULT false NOT NULL,
	"can_read_results" boolean DEFAULT false NOT NULL,
	"can_read_medications" boolean DEFAULT false NOT NULL,
	"can_read_notes" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "care_team_seats_who" CHECK (("care_team_seats"."staff_id" is not null) <> ("care_team_seats"."outside_contact" <> '')),
	CONSTRAINT "care_team_seats_prescription" CHECK ("care_team_seats"."can_read_prescription" <= "care_team_seats"."can_read_diagnoses"),
	CONSTRAINT "care_team_seats_sessions" CHECK ("care_team_seats"."can_read_sessions" <= "care_team_seats"."can_read_prescription")
);
--> statement-breakpoint
CREATE TABLE "chain_heads" (
	"chain_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"row_hash" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_requests" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"session_id" text COLLATE "C",
	"line_key" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"wanted" text COLLATE "C" NOT NULL,
	"current" text COLLATE "C" NOT NULL,
	"evidence" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"check" text COLLATE "C",
	"plan_snapshot_id" text COLLATE "C",
	"asked_by" text COLLATE "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"prescriber_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"answered_at" bigint,
	"obeyed_at" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "change_requests_kind_list" CHECK ("change_requests"."kind" in ('more', 'safety-line', 'safety-session')),
	CONSTRAINT "change_requests_state_list" CHECK ("change_requests"."state" in ('waiting', 'with-supervisor', 'approved', 'amended', 'countered', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "charge_lines" (
	"session_id" text COLLATE "C" NOT NULL,
	"line" integer NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"units" integer NOT NULL,
	"minutes" integer,
	"modifiers" text COLLATE "C" NOT NULL,
	"diagnoses" text COLLATE "C" NOT NULL,
	"rendering_id" text COLLATE "C" NOT NULL,
	"supervising_id" text COLLATE "C",
	"unit_rule" text COLLATE "C" NOT NULL,
	"held_for" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "charge_lines_session_id_line_pk" PRIMARY KEY("session_id","line"),
	CONSTRAINT "charge_lines_unit_rule_list" CHECK ("charge_lines"."unit_rule" in ('cms-total-time', 'ama-midpoint')),
	CONSTRAINT "charge_lines_units" CHECK ("charge_lines"."units" > 0)
);
--> statement-breakpoint
CREATE TABLE "chart_opens" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clinic_exercise_versions" (
	"exercise_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"saved_by" text COLLATE "C" NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "clinic_exercise_versions_exercise_id_number_pk" PRIMARY KEY("exercise_id","number")
);
--> statement-breakpoint
CREATE TABLE "clinic_exercises" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"clinic_id" text COLLATE "C" NOT NULL,
	"current_number" integer NOT NULL,
	"retired_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clinic_protocol_versions" (
	"protocol_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"saved_by" text COLLATE "C" NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "clinic_protocol_versions_protocol_id_number_pk" PRIMARY KEY("protocol_id","number")
);
--> statement-breakpoint
CREATE TABLE "clinic_protocols" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"clinic_id" text COLLATE "C" NOT NULL,
	"current_number" integer NOT NULL,
	"retired_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clinics" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"city" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"policy" text COLLATE "C" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "co_signatures" (
	"session_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"asked_of" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C",
	"signed_by" text COLLATE "C",
	"signed_at" bigint,
	CONSTRAINT "co_signatures_signed" CHECK (("co_signatures"."signed_at" is null) = ("co_signatures"."signed_by" is null) and ("co_signatures"."signed_at" is null) = ("co_signatures"."document_id" is null))
);
--> statement-breakpoint
CREATE TABLE "conditions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"icd10" text COLLATE "C" DEFAULT '' NOT NULL,
	"snomed" text COLLATE "C" DEFAULT '' NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"onset_on" text COLLATE "C",
	"screening" text COLLATE "C" NOT NULL,
	"screening_answer" text COLLATE "C" DEFAULT '' NOT NULL,
	"answered_by" text COLLATE "C",
	"answered_at" bigint,
	"is_sensitive" boolean DEFAULT false NOT NULL,
	"sensitive_section" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "conditions_side_list" CHECK ("conditions"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "conditions_status_list" CHECK ("conditions"."status" in ('active', 'resolved', 'entered-in-error')),
	CONSTRAINT "conditions_screening_list" CHECK ("conditions"."screening" in ('not-screened', 'screened', 'answered')),
	CONSTRAINT "conditions_sensitive_section_list" CHECK ("conditions"."sensitive_section" in ('pelvic', 'sexual-history', 'abuse', 'psychotherapy', 'substance-use')),
	CONSTRAINT "conditions_source_list" CHECK ("conditions"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "consult_notes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"specialty" text COLLATE "C" NOT NULL,
	"seen_on" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"author_id" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "consult_notes_specialty" CHECK ("consult_notes"."specialty" <> '')
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"seen_on" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"physiatrist_id" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "consultations_kind_list" CHECK ("consultations"."kind" in ('consultation', 'follow-up'))
);
--> statement-breakpoint
CREATE TABLE "covers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"absent_staff_id" text COLLATE "C" NOT NULL,
	"covering_staff_id" text COLLATE "C" NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"to_on" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "covers_order" CHECK ("covers"."from_on" <= "covers"."to_on"),
	CONSTRAINT "covers_self" CHECK ("covers"."absent_staff_id" <> "covers"."covering_staff_id")
);
--> statement-breakpoint
CREATE TABLE "current_doses" (
	"episode_id" text COLLATE "C" NOT NULL,
	"line_key" text COLLATE "C" NOT NULL,
	"line_id" text COLLATE "C" NOT NULL,
	"prescribed" text COLLATE "C" NOT NULL,
	"dose" text COLLATE "C" NOT NULL,
	"is_active" boolean NOT NULL,
	"updated_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "current_doses_episode_id_line_key_pk" PRIMARY KEY("episode_id","line_key")
);
--> statement-breakpoint
CREATE TABLE "decision_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"decision_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"session_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "decision_events_kind_list" CHECK ("decision_events"."kind" in ('undone', 'seen', 'obeyed'))
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"context" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"next_review_on" text COLLATE "C",
	"decided_by" text COLLATE "C" NOT NULL,
	"decided_at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"result_id" text COLLATE "C",
	CONSTRAINT "decisions_kind_list" CHECK ("decisions"."kind" in ('continue', 'maintain', 'modify', 'change-protocol', 'test', 'procedure', 'hold', 'discharge')),
	CONSTRAINT "decisions_context_list" CHECK ("decisions"."context" in ('queue', 'chart', 'visit'))
);
--> statement-breakpoint
CREATE TABLE "diagnosis_codes" (
	"generation" integer NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"to_on" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"parent" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"codes_below" integer NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "diagnosis_codes_generation_code_from_on_pk" PRIMARY KEY("generation","code","from_on"),
	CONSTRAINT "diagnosis_codes_kind_list" CHECK ("diagnosis_codes"."kind" in ('code', 'header', 'encounters')),
	CONSTRAINT "diagnosis_codes_side_list" CHECK ("diagnosis_codes"."side" in ('left', 'right', 'both', 'unspecified', 'none'))
);
--> statement-breakpoint
CREATE TABLE "diagnosis_generations" (
	"number" integer PRIMARY KEY NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"touched_at" bigint NOT NULL,
	CONSTRAINT "diagnosis_generations_state_list" CHECK ("diagnosis_generations"."state" in ('loading', 'current', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "diagnosis_releases" (
	"generation" integer NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"to_on" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"code_count" integer NOT NULL,
	"loaded_at" bigint NOT NULL,
	CONSTRAINT "diagnosis_releases_generation_from_on_pk" PRIMARY KEY("generation","from_on")
);
--> statement-breakpoint
CREATE TABLE "diagnosis_terms" (
	"generation" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"target" text COLLATE "C" NOT NULL,
	CONSTRAINT "diagnosis_terms_generation_kind_term_target_pk" PRIMARY KEY("generation","kind","term","target"),
	CONSTRAINT "diagnosis_terms_kind_list" CHECK ("diagnosis_terms"."kind" in ('word', 'trigram'))
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"patient_id" text COLLATE "C",
	"subject_id" text COLLATE "C" NOT NULL,
	"base_version_id" text COLLATE "C",
	"content" text COLLATE "C" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "drafts_kind_list" CHECK ("drafts"."kind" in ('consultation', 'prescription', 'plan-of-care', 'session-note', 'addendum', 'reply', 'referral', 'order', 'study', 'procedure', 'consult-note', 'home-program', 'report'))
);
--> statement-breakpoint
CREATE TABLE "episodes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"referral_id" text COLLATE "C",
	"payer" text COLLATE "C" DEFAULT '' NOT NULL,
	"onset_on" text COLLATE "C",
	"started_on" text COLLATE "C" NOT NULL,
	"ended_on" text COLLATE "C",
	"is_sensitive" boolean DEFAULT false NOT NULL,
	"sensitive_section" text COLLATE "C",
	"prescriber_id" text COLLATE "C",
	"therapist_id" text COLLATE "C",
	"first_treated_on" text COLLATE "C",
	"treatment_days" integer DEFAULT 0 NOT NULL,
	"visits_authorized" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "episodes_side_list" CHECK ("episodes"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "episodes_sensitive_section_list" CHECK ("episodes"."sensitive_section" in ('pelvic', 'sexual-history', 'abuse', 'psychotherapy', 'substance-use'))
);
--> statement-breakpoint
CREATE TABLE "file_errors" (
	"file_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"owner_kind" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"clinic_id" text COLLATE "C" NOT NULL,
	"patient_id" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"byte_count" integer NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"content" "bytea" NOT NULL,
	"added_by" text COLLATE "C" NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "files_owner_kind_list" CHECK ("files"."owner_kind" in ('protocol', 'result')),
	CONSTRAINT "files_media_type_list" CHECK ("files"."media_type" in ('application/pdf', 'image/jpeg', 'image/png'))
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"is_present" boolean,
	"value_thousandths" bigint,
	"unit" text COLLATE "C" DEFAULT '' NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"joint" text COLLATE "C",
	"found_on" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" DEFAULT '' NOT NULL,
	"sensitive" text COLLATE "C",
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "findings_kind_list" CHECK ("findings"."kind" in ('number', 'flag')),
	CONSTRAINT "findings_side_list" CHECK ("findings"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE TABLE "hand_off_notes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"written_by" text COLLATE "C" NOT NULL,
	"written_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hand_off_receipts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"from_staff_id" text COLLATE "C" NOT NULL,
	"taken_by" text COLLATE "C" NOT NULL,
	"taken_on" text COLLATE "C" NOT NULL,
	"taken_at" bigint NOT NULL,
	"note_number" integer
);
--> statement-breakpoint
CREATE TABLE "home_program_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"home_program_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "home_program_events_kind_list" CHECK ("home_program_events"."kind" in ('given', 'printed-again'))
);
--> statement-breakpoint
CREATE TABLE "home_programs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"prescription_version_id" text COLLATE "C" NOT NULL,
	"plan_of_care_id" text COLLATE "C",
	"language" text COLLATE "C" NOT NULL,
	"starts_on" text COLLATE "C" NOT NULL,
	"exercise_count" integer NOT NULL,
	"plan_snapshot_id" text COLLATE "C" NOT NULL,
	"checks" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"given_by" text COLLATE "C" NOT NULL,
	"given_at" bigint NOT NULL,
	CONSTRAINT "home_programs_language_list" CHECK ("home_programs"."language" in ('en', 'es'))
);
--> statement-breakpoint
CREATE TABLE "implants" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"placed_on" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" DEFAULT '' NOT NULL,
	"answered_by" text COLLATE "C",
	"answered_at" bigint,
	"sensitive" text COLLATE "C",
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "implants_kind_list" CHECK ("implants"."kind" in ('pacemaker', 'defibrillator', 'spinal-cord-stimulator', 'brain-or-vagus-stimulator', 'intrathecal-pump', 'insulin-pump', 'cochlear-implant', 'dialysis-access', 'joint-replacement', 'metal-hardware', 'none-that-matters', 'not-screened')),
	CONSTRAINT "implants_side_list" CHECK ("implants"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "implants_status_list" CHECK ("implants"."status" in ('active', 'removed', 'entered-in-error'))
);
--> statement-breakpoint
CREATE TABLE "imported_history" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" DEFAULT '' NOT NULL,
	"code_system" text COLLATE "C" DEFAULT '' NOT NULL,
	"started_at" bigint,
	"ended_at" bigint,
	"practitioner_id" text COLLATE "C",
	"organization_id" text COLLATE "C",
	CONSTRAINT "imported_history_kind_list" CHECK ("imported_history"."kind" in ('encounter', 'procedure', 'care-plan'))
);
--> statement-breakpoint
CREATE TABLE "imported_items" (
	"clinic_id" text COLLATE "C" NOT NULL,
	"resource_type" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"entity_id" text COLLATE "C" NOT NULL,
	"patient_id" text COLLATE "C",
	"content_hash" text COLLATE "C" NOT NULL,
	"imported_at" bigint NOT NULL,
	CONSTRAINT "imported_items_clinic_id_resource_type_source_id_pk" PRIMARY KEY("clinic_id","resource_type","source_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	CONSTRAINT "invitations_purpose_list" CHECK ("invitations"."purpose" in ('invite', 'reset'))
);
--> statement-breakpoint
CREATE TABLE "limit_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"limit_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "limit_events_kind_list" CHECK ("limit_events"."kind" in ('raised', 'lifted', 'postponed', 'acknowledged'))
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"source_kind" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"due_for_lifting_on" text COLLATE "C",
	"raised_at" bigint NOT NULL,
	"lifted_at" bigint,
	CONSTRAINT "limits_kind_list" CHECK ("limits"."kind" in ('range', 'weight-bearing', 'lift', 'effort', 'pain', 'heart-rate')),
	CONSTRAINT "limits_source_kind_list" CHECK ("limits"."source_kind" in ('prescription-version', 'precaution', 'verbal-order', 'procedure'))
);
--> statement-breakpoint
CREATE TABLE "line_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"line_key" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"exercise_id" text COLLATE "C",
	"session_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "line_events_kind_list" CHECK ("line_events"."kind" in ('opened', 'rung', 'dropped')),
	CONSTRAINT "line_events_rung" CHECK (("line_events"."kind" = 'rung') = ("line_events"."exercise_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "medication_details" (
	"medication_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"dose_text" text COLLATE "C" NOT NULL,
	"started_on" text COLLATE "C",
	"opioid" text COLLATE "C",
	"set_by" text COLLATE "C" NOT NULL,
	"set_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "medications" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"rxnorm" text COLLATE "C" DEFAULT '' NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"answered_by" text COLLATE "C",
	"answered_at" bigint,
	"status" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "medications_kind_list" CHECK ("medications"."kind" in ('anticoagulant', 'insulin-or-secretagogue', 'beta-blocker', 'steroid', 'opioid', 'sedative', 'fluoroquinolone', 'antihypertensive', 'immunosuppressant', 'nsaid', 'other', 'not-screened')),
	CONSTRAINT "medications_status_list" CHECK ("medications"."status" in ('active', 'stopped', 'entered-in-error')),
	CONSTRAINT "medications_source_list" CHECK ("medications"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"staff_id" text COLLATE "C" NOT NULL,
	"clinic_id" text COLLATE "C" NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"to_on" text COLLATE "C",
	CONSTRAINT "memberships_staff_id_clinic_id_pk" PRIMARY KEY("staff_id","clinic_id")
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"value_thousandths" bigint,
	"decimal_text" text COLLATE "C" NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"observed_at" bigint NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "observations_source_list" CHECK ("observations"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"actor_id" text COLLATE "C" NOT NULL,
	"operation_id" text COLLATE "C" NOT NULL,
	"procedure" text COLLATE "C" NOT NULL,
	"input_hash" text COLLATE "C" NOT NULL,
	"result" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "operations_actor_id_operation_id_pk" PRIMARY KEY("actor_id","operation_id")
);
--> statement-breakpoint
CREATE TABLE "opioid_checks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "opioid_checks_kind_list" CHECK ("opioid_checks"."kind" in ('naloxone', 'agreement', 'screen', 'monitoring')),
	CONSTRAINT "opioid_checks_answer_list" CHECK ("opioid_checks"."answer" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C",
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "order_events_kind_list" CHECK ("order_events"."kind" in ('ordered', 'scheduled', 'done', 'resulted', 'acknowledged', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "order_states" (
	"order_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"scheduled_on" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "order_states_state_list" CHECK ("order_states"."state" in ('ordered', 'scheduled', 'done', 'resulted', 'acknowledged', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"site" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"tests" text COLLATE "C" NOT NULL,
	"question" text COLLATE "C" NOT NULL,
	"urgency" text COLLATE "C" NOT NULL,
	"ordered_on" text COLLATE "C" NOT NULL,
	"due_on" text COLLATE "C" NOT NULL,
	"ordered_by" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "orders_kind_list" CHECK ("orders"."kind" in ('emg', 'mri', 'x-ray', 'ultrasound', 'ct', 'dexa', 'laboratory', 'venous-duplex')),
	CONSTRAINT "orders_site_list" CHECK ("orders"."site" in ('neck', 'thoracic-spine', 'lumbar-spine', 'shoulder', 'elbow', 'forearm', 'wrist', 'hand', 'hip', 'knee', 'ankle', 'foot', 'sacroiliac', 'pelvis', 'head', 'chest', 'abdomen', 'arm', 'leg', 'whole-body', 'not-applicable')),
	CONSTRAINT "orders_side_list" CHECK ("orders"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "orders_urgency_list" CHECK ("orders"."urgency" in ('routine', 'urgent', 'same-day', 'emergent'))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outside_contacts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"clinic_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"npi" text COLLATE "C" DEFAULT '' NOT NULL,
	"phone" text COLLATE "C" DEFAULT '' NOT NULL,
	"address" text COLLATE "C" DEFAULT '' NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "outside_contacts_kind_list" CHECK ("outside_contacts"."kind" in ('practitioner', 'organization'))
);
--> statement-breakpoint
CREATE TABLE "patient_signals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"prescriber_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"tier" integer NOT NULL,
	"facts" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"raised_at" bigint NOT NULL,
	"raised_by" text COLLATE "C" NOT NULL,
	"due_on" text COLLATE "C" NOT NULL,
	"acknowledged_at" bigint,
	"ended_at" bigint,
	"ended_by" text COLLATE "C",
	"is_open" boolean NOT NULL,
	CONSTRAINT "patient_signals_kind_list" CHECK ("patient_signals"."kind" in ('adverse-event', 'red-pain', 'red-flag', 'vital-stop', 'deviation', 'session-in-error', 'critical-result', 'emergent-overdue', 'safety-request', 'contraindication-raised', 'change-request', 'worse', 'precaution-raised', 'procedure-in-error', 'under-dosed', 'new-pain', 'medication-changed', 'missed-sessions', 'plan-of-care-to-certify', 'prescription-ending', 'recertification-due', 'recertification-to-sign', 'verbal-order-unsigned', 'sent-back', 'unread-result', 'order-overdue', 'plateau', 'phase-due', 'review-due', 'routine', 'consult-note', 'report', 'told'))
);
--> statement-breakpoint
CREATE TABLE "patients" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"home_clinic_id" text COLLATE "C" NOT NULL,
	"mrn" text COLLATE "C" NOT NULL,
	"family" text COLLATE "C" NOT NULL,
	"given" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" DEFAULT '' NOT NULL,
	"name_used" text COLLATE "C" DEFAULT '' NOT NULL,
	"born_on" text COLLATE "C",
	"gender" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" DEFAULT 'en' NOT NULL,
	"needs_interpreter" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" DEFAULT '' NOT NULL,
	"email" text COLLATE "C" DEFAULT '' NOT NULL,
	"address" text COLLATE "C" DEFAULT '' NOT NULL,
	"guardian" text COLLATE "C" DEFAULT '' NOT NULL,
	"payer" text COLLATE "C" DEFAULT '' NOT NULL,
	"payer_kind" text COLLATE "C" NOT NULL,
	"claim_number" text COLLATE "C" DEFAULT '' NOT NULL,
	"allergy_state" text COLLATE "C" NOT NULL,
	"merged_into_id" text COLLATE "C",
	"deceased_on" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "patients_gender_list" CHECK ("patients"."gender" in ('female', 'male', 'other', 'not-known')),
	CONSTRAINT "patients_needs_interpreter_list" CHECK ("patients"."needs_interpreter" in ('yes', 'no', 'not-asked')),
	CONSTRAINT "patients_payer_kind_list" CHECK ("patients"."payer_kind" in ('medicare', 'commercial', 'workers-compensation', 'self-pay', 'not-known')),
	CONSTRAINT "patients_allergy_state_list" CHECK ("patients"."allergy_state" in ('not-asked', 'none-known', 'listed'))
);
--> statement-breakpoint
CREATE TABLE "performed_doses" (
	"session_id" text COLLATE "C" NOT NULL,
	"row" integer NOT NULL,
	"line_key" text COLLATE "C" NOT NULL,
	"line_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"dose" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"not_done_reason" text COLLATE "C",
	"is_from_now_on" boolean DEFAULT false NOT NULL,
	"deviation_reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"plan_snapshot_id" text COLLATE "C" NOT NULL,
	"check" text COLLATE "C" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "performed_doses_session_id_row_pk" PRIMARY KEY("session_id","row"),
	CONSTRAINT "performed_doses_state_list" CHECK ("performed_doses"."state" in ('copied', 'done', 'changed', 'not-done')),
	CONSTRAINT "performed_doses_origin_list" CHECK ("performed_doses"."origin" in ('copied', 'typed', 'stepped', 'used-limit', 'reply', 'timer')),
	CONSTRAINT "performed_doses_not_done_reason_list" CHECK ("performed_doses"."not_done_reason" in ('out-of-time', 'pain', 'patient-declined', 'not-safe-today', 'equipment', 'replaced', 'other'))
);
--> statement-breakpoint
CREATE TABLE "permissions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"line_key" text COLLATE "C" NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"reply" text COLLATE "C" NOT NULL,
	"up_to" text COLLATE "C" NOT NULL,
	"is_once" boolean NOT NULL,
	"granted_by" text COLLATE "C" NOT NULL,
	"granted_at" bigint NOT NULL,
	"ends_on" text COLLATE "C",
	"ended_at" bigint,
	"ended_because" text COLLATE "C" DEFAULT '' NOT NULL,
	"used_session_id" text COLLATE "C",
	CONSTRAINT "permissions_reply_list" CHECK ("permissions"."reply" in ('approve-once', 'approve-and-amend', 'counter', 'decline'))
);
--> statement-breakpoint
CREATE TABLE "plan_of_care_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"plan_of_care_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"document_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "plan_of_care_events_kind_list" CHECK ("plan_of_care_events"."kind" in ('signed', 'sent', 'certified', 'returned', 'superseded', 'discharged', 'entered-in-error'))
);
--> statement-breakpoint
CREATE TABLE "plan_of_care_lines" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"plan_of_care_id" text COLLATE "C" NOT NULL,
	"line_key" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"exercise_id" text COLLATE "C" NOT NULL,
	"exercise_version" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"dose" text COLLATE "C" NOT NULL,
	"is_home_program" boolean NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"details" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "plan_of_care_states" (
	"episode_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"plan_of_care_id" text COLLATE "C",
	"certification" text COLLATE "C" NOT NULL,
	"certified_to" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_of_care_states_certification_list" CHECK ("plan_of_care_states"."certification" in ('not-needed', 'waiting', 'certified-by-signature', 'certified-by-order', 'returned', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "plan_snapshots" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans_of_care" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"prescription_version_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"therapist_id" text COLLATE "C" NOT NULL,
	"evaluated_on" text COLLATE "C" NOT NULL,
	"certify_by" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "precaution_answers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"question_id" text COLLATE "C" NOT NULL,
	"question_version" integer NOT NULL,
	"fact_id" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" DEFAULT '' NOT NULL,
	"answered_by" text COLLATE "C" NOT NULL,
	"answered_on" text COLLATE "C" NOT NULL,
	"answered_at" bigint NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "precaution_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"precaution_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "precaution_events_kind_list" CHECK ("precaution_events"."kind" in ('raised', 'confirmed', 'set-aside', 'acknowledged', 'lifted'))
);
--> statement-breakpoint
CREATE TABLE "precautions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"effect" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"raised_at" bigint NOT NULL,
	"raised_by" text COLLATE "C" NOT NULL,
	"due_for_lifting_on" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	CONSTRAINT "precautions_effect_list" CHECK ("precautions"."effect" in ('contraindication', 'precaution', 'monitor')),
	CONSTRAINT "precautions_state_list" CHECK ("precautions"."state" in ('raised', 'confirmed', 'set-aside', 'lifted'))
);
--> statement-breakpoint
CREATE TABLE "prescription_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"prescription_id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "prescription_events_kind_list" CHECK ("prescription_events"."kind" in ('signed', 'accepted', 'sent-back', 'held', 'resumed', 'superseded', 'revoked', 'completed', 'expired', 'entered-in-error'))
);
--> statement-breakpoint
CREATE TABLE "prescription_lines" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"line_key" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"exercise_id" text COLLATE "C" NOT NULL,
	"exercise_version" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"consequence" text COLLATE "C" NOT NULL,
	"dose" text COLLATE "C" NOT NULL,
	"bounds" text COLLATE "C" NOT NULL,
	"weekly_steps" text COLLATE "C" NOT NULL,
	"is_home_program" boolean NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"details" text COLLATE "C",
	CONSTRAINT "prescription_lines_owner_list" CHECK ("prescription_lines"."owner" in ('prescriber', 'therapist')),
	CONSTRAINT "prescription_lines_consequence_list" CHECK ("prescription_lines"."consequence" in ('act', 'act-and-tell', 'ask-first'))
);
--> statement-breakpoint
CREATE TABLE "prescription_versions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"prescription_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"base_version_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"left_open" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"starts_on" text COLLATE "C" NOT NULL,
	"ends_on" text COLLATE "C" NOT NULL,
	"review_on" text COLLATE "C" NOT NULL,
	"primary_measure_id" text COLLATE "C",
	"document_id" text COLLATE "C" NOT NULL,
	"prescriber_id" text COLLATE "C" NOT NULL,
	"outside_prescriber" text COLLATE "C" DEFAULT '' NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "prescription_versions_kind_list" CHECK ("prescription_versions"."kind" in ('evaluate-and-treat', 'protocol', 'specific')),
	CONSTRAINT "prescription_versions_left_open_list" CHECK ("prescription_versions"."left_open" in ('therapist', 'ask-first')),
	CONSTRAINT "prescription_versions_source_list" CHECK ("prescription_versions"."source" in ('composed', 'outside-order'))
);
--> statement-breakpoint
CREATE TABLE "prescriptions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"discipline" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"current_version_id" text COLLATE "C",
	"accepted_version_id" text COLLATE "C",
	"version" integer DEFAULT 1 NOT NULL,
	"ends_on" text COLLATE "C",
	CONSTRAINT "prescriptions_discipline_list" CHECK ("prescriptions"."discipline" in ('PT', 'OT')),
	CONSTRAINT "prescriptions_state_list" CHECK ("prescriptions"."state" in ('active', 'held', 'superseded', 'revoked', 'completed', 'expired', 'entered-in-error'))
);
--> statement-breakpoint
CREATE TABLE "procedure_drugs" (
	"procedure_id" text COLLATE "C" NOT NULL,
	"row" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"amount_thousandths" bigint NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"lot" text COLLATE "C" NOT NULL,
	"expires_on" text COLLATE "C",
	"muscle" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	CONSTRAINT "procedure_drugs_procedure_id_row_pk" PRIMARY KEY("procedure_id","row"),
	CONSTRAINT "procedure_drugs_kind_list" CHECK ("procedure_drugs"."kind" in ('steroid', 'anesthetic', 'toxin', 'hyaluronate', 'platelets', 'cement', 'other')),
	CONSTRAINT "procedure_drugs_side_list" CHECK ("procedure_drugs"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE TABLE "procedures" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"site" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"performed_on" text COLLATE "C" NOT NULL,
	"confounded_until_on" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"physiatrist_id" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "procedures_kind_list" CHECK ("procedures"."kind" in ('joint-injection', 'soft-tissue-injection', 'epidural', 'facet-injection', 'medial-branch-block', 'sacroiliac-injection', 'radiofrequency', 'prp', 'botulinum', 'trigger-point', 'vertebral-augmentation', 'stimulator-trial', 'stimulator-implant')),
	CONSTRAINT "procedures_site_list" CHECK ("procedures"."site" in ('neck', 'thoracic-spine', 'lumbar-spine', 'shoulder', 'elbow', 'forearm', 'wrist', 'hand', 'hip', 'knee', 'ankle', 'foot', 'sacroiliac', 'pelvis', 'head', 'chest', 'abdomen', 'arm', 'leg', 'whole-body', 'not-applicable')),
	CONSTRAINT "procedures_side_list" CHECK ("procedures"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"clinic_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"referrer_name" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"urgency" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"assigned_to" text COLLATE "C",
	"not_booked_reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"received_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "referrals_source_list" CHECK ("referrals"."source" in ('primary-care', 'surgeon', 'emergency', 'employer', 'self', 'other')),
	CONSTRAINT "referrals_urgency_list" CHECK ("referrals"."urgency" in ('routine', 'soon', 'urgent')),
	CONSTRAINT "referrals_state_list" CHECK ("referrals"."state" in ('received', 'assigned', 'booked', 'consulted', 'not-booked'))
);
--> statement-breakpoint
CREATE TABLE "report_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"report_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "report_events_kind_list" CHECK ("report_events"."kind" in ('signed', 'certified', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"from_on" text COLLATE "C" NOT NULL,
	"to_on" text COLLATE "C" NOT NULL,
	"plan_of_care_id" text COLLATE "C",
	"recertify_to" text COLLATE "C",
	"document_id" text COLLATE "C" NOT NULL,
	"therapist_id" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "reports_kind_list" CHECK ("reports"."kind" in ('progress', 'discharge'))
);
--> statement-breakpoint
CREATE TABLE "request_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"request_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"dose" text COLLATE "C",
	"reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"at" bigint NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "request_events_kind_list" CHECK ("request_events"."kind" in ('asked', 'passed-on', 'acknowledged', 'approve-once', 'approve-and-amend', 'counter', 'decline', 'withdrawn', 'obeyed'))
);
--> statement-breakpoint
CREATE TABLE "result_acknowledgements" (
	"result_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"decision" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"signed_by" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "result_acknowledgements_decision_list" CHECK ("result_acknowledgements"."decision" in ('no-change', 'discuss-at-visit', 'change-prescription', 'order-more', 'refer', 'call-patient'))
);
--> statement-breakpoint
CREATE TABLE "results" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"received_on" text COLLATE "C" NOT NULL,
	"reported_by" text COLLATE "C" NOT NULL,
	"summary" text COLLATE "C" NOT NULL,
	"report" text COLLATE "C" NOT NULL,
	"values" text COLLATE "C" NOT NULL,
	"viewer_url" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "results_status_list" CHECK ("results"."status" in ('preliminary', 'final', 'corrected'))
);
--> statement-breakpoint
CREATE TABLE "score_errors" (
	"score_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C",
	"measure_id" text COLLATE "C" NOT NULL,
	"measure_version" integer NOT NULL,
	"score_thousandths" bigint,
	"reason_missing" text COLLATE "C" DEFAULT '' NOT NULL,
	"decimal_text" text COLLATE "C" DEFAULT '' NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"taken_on" text COLLATE "C" NOT NULL,
	"taken_at" bigint NOT NULL,
	"taken_by" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C",
	CONSTRAINT "scores_side_list" CHECK ("scores"."side" in ('left', 'right', 'not-applicable')),
	CONSTRAINT "scores_source_list" CHECK ("scores"."source" in ('session', 'consultation', 'evaluation', 'patient', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "screenings" (
	"patient_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"rules" text COLLATE "C" NOT NULL,
	"screened_on" text COLLATE "C" NOT NULL,
	"screened_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"term" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "search_terms_kind_term_patient_id_pk" PRIMARY KEY("kind","term","patient_id"),
	CONSTRAINT "search_terms_kind_list" CHECK ("search_terms"."kind" in ('word', 'trigram'))
);
--> statement-breakpoint
CREATE TABLE "seat_sections" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seat_id" text COLLATE "C" NOT NULL,
	"section" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"opened_by" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_by" text COLLATE "C",
	"closed_at" bigint,
	CONSTRAINT "seat_sections_section_list" CHECK ("seat_sections"."section" in ('pelvic', 'sexual-history', 'abuse', 'psychotherapy', 'substance-use'))
);
--> statement-breakpoint
CREATE TABLE "service_intervals" (
	"session_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "service_intervals_session_id_code_staff_id_number_pk" PRIMARY KEY("session_id","code","staff_id","number")
);
--> statement-breakpoint
CREATE TABLE "service_times" (
	"session_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"typed_minutes" integer,
	"is_given" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"held_on" text COLLATE "C" NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "service_times_session_id_code_staff_id_pk" PRIMARY KEY("session_id","code","staff_id")
);
--> statement-breakpoint
CREATE TABLE "session_vitals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"session_id" text COLLATE "C" NOT NULL,
	"number" integer NOT NULL,
	"vital" text COLLATE "C" NOT NULL,
	"moment" text COLLATE "C" NOT NULL,
	"value_thousandths" bigint,
	"diastolic_thousandths" bigint,
	"not_measured" text COLLATE "C",
	"words" text COLLATE "C" DEFAULT '' NOT NULL,
	"fact_ids" text COLLATE "C" NOT NULL,
	"measured_at" bigint NOT NULL,
	"measured_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "session_vitals_vital_list" CHECK ("session_vitals"."vital" in ('blood-pressure', 'heart-rate', 'oxygen-saturation', 'glucose', 'weight', 'temperature')),
	CONSTRAINT "session_vitals_moment_list" CHECK ("session_vitals"."moment" in ('before', 'during', 'after')),
	CONSTRAINT "session_vitals_not_measured_list" CHECK ("session_vitals"."not_measured" in ('declined', 'no-device', 'not-tolerated', 'no-time', 'other')),
	CONSTRAINT "session_vitals_value" CHECK (("session_vitals"."value_thousandths" is null) = ("session_vitals"."not_measured" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"booking_id" text COLLATE "C",
	"clinic_id" text COLLATE "C" NOT NULL,
	"therapist_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"held_on" text COLLATE "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"is_late_entry" boolean DEFAULT false NOT NULL,
	"gate_reason" text COLLATE "C" DEFAULT '' NOT NULL,
	"gate_codes" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"document_id" text COLLATE "C",
	"signed_at" bigint,
	CONSTRAINT "sessions_kind_list" CHECK ("sessions"."kind" in ('treatment', 'evaluation', 're-evaluation', 'seen-not-treated')),
	CONSTRAINT "sessions_state_list" CHECK ("sessions"."state" in ('open', 'signed', 'discarded')),
	CONSTRAINT "sessions_signed" CHECK (("sessions"."state" = 'signed') = ("sessions"."signed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"account_key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"blocked_until_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signed_documents" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"schema_number" integer NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"signer_id" text COLLATE "C" NOT NULL,
	"signer_name" text COLLATE "C" NOT NULL,
	"meaning" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"discipline" text COLLATE "C",
	"level" text COLLATE "C",
	"specialty" text COLLATE "C",
	"supervisor_id" text COLLATE "C",
	"rights" text COLLATE "C" NOT NULL,
	"family" text COLLATE "C" NOT NULL,
	"given" text COLLATE "C" NOT NULL,
	"credentials" text COLLATE "C" NOT NULL,
	"npi" text COLLATE "C",
	"email" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" DEFAULT '' NOT NULL,
	"sensitive_sections" text COLLATE "C" NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "staff_role_list" CHECK ("staff"."role" in ('physiatrist', 'therapist', 'specialist', 'admin')),
	CONSTRAINT "staff_discipline_list" CHECK ("staff"."discipline" in ('PT', 'OT')),
	CONSTRAINT "staff_level_list" CHECK ("staff"."level" in ('therapist', 'assistant')),
	CONSTRAINT "staff_discipline" CHECK (("staff"."role" = 'therapist') = ("staff"."discipline" is not null)),
	CONSTRAINT "staff_level" CHECK (("staff"."role" = 'therapist') = ("staff"."level" is not null))
);
--> statement-breakpoint
CREATE TABLE "studies" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"performed_on" text COLLATE "C" NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"physiatrist_id" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "surgeries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"side" text COLLATE "C" NOT NULL,
	"done_on" text COLLATE "C",
	"sensitive" text COLLATE "C",
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "surgeries_kind_list" CHECK ("surgeries"."kind" in ('sternotomy', 'total-knee', 'total-hip', 'spinal-fusion', 'laminectomy-or-discectomy', 'rotator-cuff-repair', 'acl-reconstruction', 'meniscus-repair', 'vertebroplasty', 'stimulator-implant', 'cardiac-device-implant', 'spinal-injection', 'joint-steroid-injection', 'prp-injection', 'botulinum', 'radiofrequency', 'fracture-fixation', 'general-surgery', 'other')),
	CONSTRAINT "surgeries_side_list" CHECK ("surgeries"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE TABLE "verbal_order_signatures" (
	"verbal_order_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"document_id" text COLLATE "C" NOT NULL,
	"signed_by" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verbal_orders" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"patient_id" text COLLATE "C" NOT NULL,
	"episode_id" text COLLATE "C" NOT NULL,
	"given_by" text COLLATE "C" NOT NULL,
	"taken_by" text COLLATE "C" NOT NULL,
	"given_at" bigint NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"was_read_back" boolean NOT NULL,
	"effect" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "addenda" ADD CONSTRAINT "addenda_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allergies" ADD CONSTRAINT "allergies_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_users" ADD CONSTRAINT "auth_users_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_slots" ADD CONSTRAINT "booking_slots_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glasses" ADD CONSTRAINT "break_glasses_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glasses" ADD CONSTRAINT "break_glasses_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team_seats" ADD CONSTRAINT "care_team_seats_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team_seats" ADD CONSTRAINT "care_team_seats_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_prescriber_id_staff_id_fk" FOREIGN KEY ("prescriber_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_lines" ADD CONSTRAINT "charge_lines_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_lines" ADD CONSTRAINT "charge_lines_rendering_id_staff_id_fk" FOREIGN KEY ("rendering_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_lines" ADD CONSTRAINT "charge_lines_supervising_id_staff_id_fk" FOREIGN KEY ("supervising_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chart_opens" ADD CONSTRAINT "chart_opens_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chart_opens" ADD CONSTRAINT "chart_opens_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_exercise_versions" ADD CONSTRAINT "clinic_exercise_versions_exercise_id_clinic_exercises_id_fk" FOREIGN KEY ("exercise_id") REFERENCES "public"."clinic_exercises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_exercise_versions" ADD CONSTRAINT "clinic_exercise_versions_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_exercises" ADD CONSTRAINT "clinic_exercises_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_protocol_versions" ADD CONSTRAINT "clinic_protocol_versions_protocol_id_clinic_protocols_id_fk" FOREIGN KEY ("protocol_id") REFERENCES "public"."clinic_protocols"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_protocol_versions" ADD CONSTRAINT "clinic_protocol_versions_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_protocols" ADD CONSTRAINT "clinic_protocols_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_signatures" ADD CONSTRAINT "co_signatures_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_signatures" ADD CONSTRAINT "co_signatures_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_signatures" ADD CONSTRAINT "co_signatures_asked_of_staff_id_fk" FOREIGN KEY ("asked_of") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_signatures" ADD CONSTRAINT "co_signatures_signed_by_staff_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conditions" ADD CONSTRAINT "conditions_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consult_notes" ADD CONSTRAINT "consult_notes_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consult_notes" ADD CONSTRAINT "consult_notes_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consult_notes" ADD CONSTRAINT "consult_notes_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_physiatrist_id_staff_id_fk" FOREIGN KEY ("physiatrist_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_absent_staff_id_staff_id_fk" FOREIGN KEY ("absent_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "covers" ADD CONSTRAINT "covers_covering_staff_id_staff_id_fk" FOREIGN KEY ("covering_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_doses" ADD CONSTRAINT "current_doses_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_events" ADD CONSTRAINT "decision_events_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_prescriber_id_staff_id_fk" FOREIGN KEY ("prescriber_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_therapist_id_staff_id_fk" FOREIGN KEY ("therapist_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_errors" ADD CONSTRAINT "file_errors_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_notes" ADD CONSTRAINT "hand_off_notes_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_notes" ADD CONSTRAINT "hand_off_notes_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_notes" ADD CONSTRAINT "hand_off_notes_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_receipts" ADD CONSTRAINT "hand_off_receipts_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_receipts" ADD CONSTRAINT "hand_off_receipts_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_receipts" ADD CONSTRAINT "hand_off_receipts_from_staff_id_staff_id_fk" FOREIGN KEY ("from_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off_receipts" ADD CONSTRAINT "hand_off_receipts_taken_by_staff_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_program_events" ADD CONSTRAINT "home_program_events_home_program_id_home_programs_id_fk" FOREIGN KEY ("home_program_id") REFERENCES "public"."home_programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_program_events" ADD CONSTRAINT "home_program_events_actor_id_staff_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_programs" ADD CONSTRAINT "home_programs_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_programs" ADD CONSTRAINT "home_programs_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_programs" ADD CONSTRAINT "home_programs_prescription_version_id_prescription_versions_id_fk" FOREIGN KEY ("prescription_version_id") REFERENCES "public"."prescription_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_programs" ADD CONSTRAINT "home_programs_plan_of_care_id_plans_of_care_id_fk" FOREIGN KEY ("plan_of_care_id") REFERENCES "public"."plans_of_care"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_programs" ADD CONSTRAINT "home_programs_plan_snapshot_id_plan_snapshots_id_fk" FOREIGN KEY ("plan_snapshot_id") REFERENCES "public"."plan_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_programs" ADD CONSTRAINT "home_programs_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "implants" ADD CONSTRAINT "implants_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_history" ADD CONSTRAINT "imported_history_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_history" ADD CONSTRAINT "imported_history_practitioner_id_outside_contacts_id_fk" FOREIGN KEY ("practitioner_id") REFERENCES "public"."outside_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_history" ADD CONSTRAINT "imported_history_organization_id_outside_contacts_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."outside_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_items" ADD CONSTRAINT "imported_items_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_items" ADD CONSTRAINT "imported_items_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limit_events" ADD CONSTRAINT "limit_events_limit_id_limits_id_fk" FOREIGN KEY ("limit_id") REFERENCES "public"."limits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limits" ADD CONSTRAINT "limits_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limits" ADD CONSTRAINT "limits_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_events" ADD CONSTRAINT "line_events_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_events" ADD CONSTRAINT "line_events_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_events" ADD CONSTRAINT "line_events_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_events" ADD CONSTRAINT "line_events_actor_id_staff_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medication_details" ADD CONSTRAINT "medication_details_medication_id_medications_id_fk" FOREIGN KEY ("medication_id") REFERENCES "public"."medications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medications" ADD CONSTRAINT "medications_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opioid_checks" ADD CONSTRAINT "opioid_checks_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_states" ADD CONSTRAINT "order_states_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_ordered_by_staff_id_fk" FOREIGN KEY ("ordered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_contacts" ADD CONSTRAINT "outside_contacts_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_signals" ADD CONSTRAINT "patient_signals_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_signals" ADD CONSTRAINT "patient_signals_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_signals" ADD CONSTRAINT "patient_signals_prescriber_id_staff_id_fk" FOREIGN KEY ("prescriber_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_home_clinic_id_clinics_id_fk" FOREIGN KEY ("home_clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performed_doses" ADD CONSTRAINT "performed_doses_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performed_doses" ADD CONSTRAINT "performed_doses_plan_snapshot_id_plan_snapshots_id_fk" FOREIGN KEY ("plan_snapshot_id") REFERENCES "public"."plan_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permissions" ADD CONSTRAINT "permissions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permissions" ADD CONSTRAINT "permissions_request_id_change_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."change_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_of_care_events" ADD CONSTRAINT "plan_of_care_events_plan_of_care_id_plans_of_care_id_fk" FOREIGN KEY ("plan_of_care_id") REFERENCES "public"."plans_of_care"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_of_care_lines" ADD CONSTRAINT "plan_of_care_lines_plan_of_care_id_plans_of_care_id_fk" FOREIGN KEY ("plan_of_care_id") REFERENCES "public"."plans_of_care"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_of_care_states" ADD CONSTRAINT "plan_of_care_states_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_of_care_states" ADD CONSTRAINT "plan_of_care_states_plan_of_care_id_plans_of_care_id_fk" FOREIGN KEY ("plan_of_care_id") REFERENCES "public"."plans_of_care"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_snapshots" ADD CONSTRAINT "plan_snapshots_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans_of_care" ADD CONSTRAINT "plans_of_care_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans_of_care" ADD CONSTRAINT "plans_of_care_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans_of_care" ADD CONSTRAINT "plans_of_care_prescription_version_id_prescription_versions_id_fk" FOREIGN KEY ("prescription_version_id") REFERENCES "public"."prescription_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans_of_care" ADD CONSTRAINT "plans_of_care_therapist_id_staff_id_fk" FOREIGN KEY ("therapist_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precaution_answers" ADD CONSTRAINT "precaution_answers_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precaution_events" ADD CONSTRAINT "precaution_events_precaution_id_precautions_id_fk" FOREIGN KEY ("precaution_id") REFERENCES "public"."precautions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "precautions" ADD CONSTRAINT "precautions_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescription_events" ADD CONSTRAINT "prescription_events_prescription_id_prescriptions_id_fk" FOREIGN KEY ("prescription_id") REFERENCES "public"."prescriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescription_lines" ADD CONSTRAINT "prescription_lines_version_id_prescription_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."prescription_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescription_versions" ADD CONSTRAINT "prescription_versions_prescription_id_prescriptions_id_fk" FOREIGN KEY ("prescription_id") REFERENCES "public"."prescriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescription_versions" ADD CONSTRAINT "prescription_versions_prescriber_id_staff_id_fk" FOREIGN KEY ("prescriber_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_drugs" ADD CONSTRAINT "procedure_drugs_procedure_id_procedures_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_physiatrist_id_staff_id_fk" FOREIGN KEY ("physiatrist_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_assigned_to_staff_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_events" ADD CONSTRAINT "report_events_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_events" ADD CONSTRAINT "report_events_actor_id_staff_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_plan_of_care_id_plans_of_care_id_fk" FOREIGN KEY ("plan_of_care_id") REFERENCES "public"."plans_of_care"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_therapist_id_staff_id_fk" FOREIGN KEY ("therapist_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_events" ADD CONSTRAINT "request_events_request_id_change_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."change_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_acknowledgements" ADD CONSTRAINT "result_acknowledgements_result_id_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."results"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_acknowledgements" ADD CONSTRAINT "result_acknowledgements_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_acknowledgements" ADD CONSTRAINT "result_acknowledgements_signed_by_staff_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_errors" ADD CONSTRAINT "score_errors_score_id_scores_id_fk" FOREIGN KEY ("score_id") REFERENCES "public"."scores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screenings" ADD CONSTRAINT "screenings_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_terms" ADD CONSTRAINT "search_terms_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_sections" ADD CONSTRAINT "seat_sections_seat_id_care_team_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."care_team_seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_intervals" ADD CONSTRAINT "service_intervals_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_intervals" ADD CONSTRAINT "service_intervals_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_times" ADD CONSTRAINT "service_times_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_times" ADD CONSTRAINT "service_times_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_vitals" ADD CONSTRAINT "session_vitals_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_vitals" ADD CONSTRAINT "session_vitals_measured_by_staff_id_fk" FOREIGN KEY ("measured_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_therapist_id_staff_id_fk" FOREIGN KEY ("therapist_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_physiatrist_id_staff_id_fk" FOREIGN KEY ("physiatrist_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surgeries" ADD CONSTRAINT "surgeries_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verbal_order_signatures" ADD CONSTRAINT "verbal_order_signatures_verbal_order_id_verbal_orders_id_fk" FOREIGN KEY ("verbal_order_id") REFERENCES "public"."verbal_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verbal_orders" ADD CONSTRAINT "verbal_orders_patient_id_patients_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verbal_orders" ADD CONSTRAINT "verbal_orders_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verbal_orders" ADD CONSTRAINT "verbal_orders_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verbal_orders" ADD CONSTRAINT "verbal_orders_taken_by_staff_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "addenda_subject" ON "addenda" USING btree ("subject_kind","subject_id","signed_at");--> statement-breakpoint
CREATE INDEX "adjustments_line" ON "adjustments" USING btree ("episode_id","line_key","seq");--> statement-breakpoint
CREATE INDEX "adjustments_episode" ON "adjustments" USING btree ("episode_id","seq","id");--> statement-breakpoint
CREATE INDEX "allergies_patient" ON "allergies" USING btree ("patient_id","status");--> statement-breakpoint
CREATE INDEX "audit_rows_patient" ON "audit_rows" USING btree ("patient_id","at");--> statement-breakpoint
CREATE INDEX "audit_rows_actor" ON "audit_rows" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "auth_accounts_user" ON "auth_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_sessions_token" ON "auth_sessions" USING btree ("token");--> statement-breakpoint
CREATE INDEX "auth_sessions_user" ON "auth_sessions" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_users_email" ON "auth_users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_users_staff" ON "auth_users" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "auth_verifications_identifier" ON "auth_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "booking_slots_booking" ON "booking_slots" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "bookings_staff_day" ON "bookings" USING btree ("staff_id","local_start");--> statement-breakpoint
CREATE INDEX "bookings_clinic_day" ON "bookings" USING btree ("clinic_id","local_start");--> statement-breakpoint
CREATE INDEX "bookings_patient" ON "bookings" USING btree ("patient_id","starts_at");--> statement-breakpoint
CREATE INDEX "break_glasses_staff" ON "break_glasses" USING btree ("staff_id","patient_id","until_at");--> statement-breakpoint
CREATE INDEX "care_team_seats_patient" ON "care_team_seats" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "care_team_seats_staff" ON "care_team_seats" USING btree ("staff_id","patient_id");--> statement-breakpoint
CREATE INDEX "change_requests_episode" ON "change_requests" USING btree ("episode_id","state","asked_at");--> statement-breakpoint
CREATE INDEX "change_requests_prescriber" ON "change_requests" USING btree ("prescriber_id","state","asked_at");--> statement-breakpoint
CREATE INDEX "change_requests_session" ON "change_requests" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "chart_opens_looker" ON "chart_opens" USING btree ("staff_id","patient_id","opened_at");--> statement-breakpoint
CREATE INDEX "clinic_exercises_clinic" ON "clinic_exercises" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "clinic_protocols_clinic" ON "clinic_protocols" USING btree ("clinic_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clinics_name" ON "clinics" USING btree ("name");--> statement-breakpoint
CREATE INDEX "co_signatures_asked" ON "co_signatures" USING btree ("asked_of","signed_at");--> statement-breakpoint
CREATE INDEX "conditions_patient" ON "conditions" USING btree ("patient_id","status","recorded_at");--> statement-breakpoint
CREATE INDEX "consult_notes_patient" ON "consult_notes" USING btree ("patient_id","signed_at");--> statement-breakpoint
CREATE INDEX "consult_notes_episode" ON "consult_notes" USING btree ("episode_id","signed_at");--> statement-breakpoint
CREATE INDEX "consultations_episode" ON "consultations" USING btree ("episode_id","signed_at");--> statement-breakpoint
CREATE INDEX "consultations_patient" ON "consultations" USING btree ("patient_id","signed_at");--> statement-breakpoint
CREATE INDEX "covers_covering" ON "covers" USING btree ("covering_staff_id","to_on");--> statement-breakpoint
CREATE INDEX "covers_absent" ON "covers" USING btree ("absent_staff_id","to_on");--> statement-breakpoint
CREATE INDEX "decision_events_decision" ON "decision_events" USING btree ("decision_id","seq");--> statement-breakpoint
CREATE INDEX "decisions_episode" ON "decisions" USING btree ("episode_id","decided_at");--> statement-breakpoint
CREATE INDEX "decisions_decider" ON "decisions" USING btree ("decided_by","decided_at");--> statement-breakpoint
CREATE INDEX "diagnosis_codes_parent" ON "diagnosis_codes" USING btree ("generation","parent","code");--> statement-breakpoint
CREATE INDEX "diagnosis_generations_state" ON "diagnosis_generations" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_subject" ON "drafts" USING btree ("owner_id","kind","subject_id");--> statement-breakpoint
CREATE INDEX "drafts_patient" ON "drafts" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "drafts_of" ON "drafts" USING btree ("kind","subject_id","updated_at");--> statement-breakpoint
CREATE INDEX "episodes_patient" ON "episodes" USING btree ("patient_id","started_on");--> statement-breakpoint
CREATE INDEX "episodes_prescriber" ON "episodes" USING btree ("prescriber_id","ended_on");--> statement-breakpoint
CREATE INDEX "episodes_therapist" ON "episodes" USING btree ("therapist_id","ended_on");--> statement-breakpoint
CREATE INDEX "files_owner" ON "files" USING btree ("owner_kind","owner_id","clinic_id","added_at");--> statement-breakpoint
CREATE INDEX "files_patient" ON "files" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "findings_patient" ON "findings" USING btree ("patient_id","found_on");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_off_notes_number" ON "hand_off_notes" USING btree ("episode_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_off_receipts_once" ON "hand_off_receipts" USING btree ("episode_id","taken_on","taken_by");--> statement-breakpoint
CREATE INDEX "hand_off_receipts_from" ON "hand_off_receipts" USING btree ("from_staff_id","taken_on","taken_at");--> statement-breakpoint
CREATE INDEX "home_program_events_order" ON "home_program_events" USING btree ("home_program_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "home_programs_number" ON "home_programs" USING btree ("episode_id","number");--> statement-breakpoint
CREATE INDEX "home_programs_patient" ON "home_programs" USING btree ("patient_id","given_at");--> statement-breakpoint
CREATE INDEX "implants_patient" ON "implants" USING btree ("patient_id","status","recorded_at");--> statement-breakpoint
CREATE INDEX "imported_history_patient" ON "imported_history" USING btree ("patient_id","started_at");--> statement-breakpoint
CREATE INDEX "invitations_staff" ON "invitations" USING btree ("staff_id","created_at");--> statement-breakpoint
CREATE INDEX "limit_events_limit" ON "limit_events" USING btree ("limit_id","seq");--> statement-breakpoint
CREATE INDEX "limits_patient" ON "limits" USING btree ("patient_id","lifted_at");--> statement-breakpoint
CREATE INDEX "line_events_order" ON "line_events" USING btree ("episode_id","seq");--> statement-breakpoint
CREATE INDEX "medications_patient" ON "medications" USING btree ("patient_id","status","recorded_at");--> statement-breakpoint
CREATE INDEX "memberships_clinic" ON "memberships" USING btree ("clinic_id","staff_id");--> statement-breakpoint
CREATE INDEX "observations_patient" ON "observations" USING btree ("patient_id","observed_at");--> statement-breakpoint
CREATE INDEX "operations_at" ON "operations" USING btree ("at");--> statement-breakpoint
CREATE INDEX "opioid_checks_patient" ON "opioid_checks" USING btree ("patient_id","seq");--> statement-breakpoint
CREATE INDEX "order_events_order" ON "order_events" USING btree ("order_id","seq");--> statement-breakpoint
CREATE INDEX "orders_patient" ON "orders" USING btree ("patient_id","signed_at");--> statement-breakpoint
CREATE INDEX "orders_episode" ON "orders" USING btree ("episode_id","signed_at");--> statement-breakpoint
CREATE INDEX "outside_contacts_clinic" ON "outside_contacts" USING btree ("clinic_id","kind","name");--> statement-breakpoint
CREATE INDEX "patient_signals_queue" ON "patient_signals" USING btree ("prescriber_id","is_open","tier","raised_at","id");--> statement-breakpoint
CREATE INDEX "patient_signals_episode" ON "patient_signals" USING btree ("episode_id","is_open","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_signals_source" ON "patient_signals" USING btree ("kind","source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "patients_mrn" ON "patients" USING btree ("home_clinic_id","mrn");--> statement-breakpoint
CREATE INDEX "patients_clinic" ON "patients" USING btree ("home_clinic_id","family","given","id");--> statement-breakpoint
CREATE INDEX "patients_name" ON "patients" USING btree ("family","given","id");--> statement-breakpoint
CREATE UNIQUE INDEX "performed_doses_line" ON "performed_doses" USING btree ("session_id","line_key");--> statement-breakpoint
CREATE INDEX "permissions_episode" ON "permissions" USING btree ("episode_id","ended_at");--> statement-breakpoint
CREATE INDEX "plan_of_care_events_order" ON "plan_of_care_events" USING btree ("plan_of_care_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_of_care_lines_position" ON "plan_of_care_lines" USING btree ("plan_of_care_id","position");--> statement-breakpoint
CREATE INDEX "plan_of_care_states_certification" ON "plan_of_care_states" USING btree ("certification");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_of_care_number" ON "plans_of_care" USING btree ("episode_id","number");--> statement-breakpoint
CREATE INDEX "precaution_answers_patient" ON "precaution_answers" USING btree ("patient_id","seq");--> statement-breakpoint
CREATE INDEX "precaution_events_precaution" ON "precaution_events" USING btree ("precaution_id","seq");--> statement-breakpoint
CREATE INDEX "precautions_patient" ON "precautions" USING btree ("patient_id","state","raised_at");--> statement-breakpoint
CREATE INDEX "prescription_events_order" ON "prescription_events" USING btree ("prescription_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "prescription_lines_position" ON "prescription_lines" USING btree ("version_id","position");--> statement-breakpoint
CREATE INDEX "prescription_lines_key" ON "prescription_lines" USING btree ("line_key");--> statement-breakpoint
CREATE UNIQUE INDEX "prescription_versions_number" ON "prescription_versions" USING btree ("prescription_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "prescriptions_episode" ON "prescriptions" USING btree ("episode_id","discipline");--> statement-breakpoint
CREATE INDEX "prescriptions_patient" ON "prescriptions" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "prescriptions_version" ON "prescriptions" USING btree ("current_version_id");--> statement-breakpoint
CREATE INDEX "procedures_patient" ON "procedures" USING btree ("patient_id","performed_on");--> statement-breakpoint
CREATE INDEX "procedures_episode" ON "procedures" USING btree ("episode_id","performed_on");--> statement-breakpoint
CREATE INDEX "referrals_clinic" ON "referrals" USING btree ("clinic_id","state","received_at");--> statement-breakpoint
CREATE INDEX "referrals_assigned" ON "referrals" USING btree ("assigned_to","state","received_at");--> statement-breakpoint
CREATE INDEX "referrals_patient" ON "referrals" USING btree ("patient_id","received_at");--> statement-breakpoint
CREATE INDEX "referrals_state" ON "referrals" USING btree ("state","received_at");--> statement-breakpoint
CREATE INDEX "report_events_order" ON "report_events" USING btree ("report_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_number" ON "reports" USING btree ("episode_id","number");--> statement-breakpoint
CREATE INDEX "request_events_order" ON "request_events" USING btree ("request_id","seq");--> statement-breakpoint
CREATE INDEX "results_order" ON "results" USING btree ("order_id","recorded_at");--> statement-breakpoint
CREATE INDEX "scores_episode" ON "scores" USING btree ("episode_id","measure_id","taken_on","taken_at");--> statement-breakpoint
CREATE INDEX "scores_time" ON "scores" USING btree ("episode_id","taken_on","taken_at");--> statement-breakpoint
CREATE INDEX "scores_patient" ON "scores" USING btree ("patient_id","measure_id","taken_at");--> statement-breakpoint
CREATE INDEX "search_terms_patient" ON "search_terms" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "seat_sections_seat" ON "seat_sections" USING btree ("seat_id","closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "service_intervals_running" ON "service_intervals" USING btree ("staff_id") WHERE "service_intervals"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "service_times_staff_day" ON "service_times" USING btree ("staff_id","held_on");--> statement-breakpoint
CREATE UNIQUE INDEX "session_vitals_session" ON "session_vitals" USING btree ("session_id","number");--> statement-breakpoint
CREATE INDEX "sessions_episode" ON "sessions" USING btree ("episode_id","held_on","id");--> statement-breakpoint
CREATE INDEX "sessions_patient" ON "sessions" USING btree ("patient_id","started_at");--> statement-breakpoint
CREATE INDEX "sessions_therapist" ON "sessions" USING btree ("therapist_id","state","held_on");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_booking" ON "sessions" USING btree ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signed_documents_subject" ON "signed_documents" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "signed_documents_patient" ON "signed_documents" USING btree ("patient_id","signed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email" ON "staff" USING btree ("email");--> statement-breakpoint
CREATE INDEX "studies_patient" ON "studies" USING btree ("patient_id","signed_at");--> statement-breakpoint
CREATE INDEX "studies_episode" ON "studies" USING btree ("episode_id","signed_at");--> statement-breakpoint
CREATE INDEX "studies_order" ON "studies" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "surgeries_patient" ON "surgeries" USING btree ("patient_id","recorded_at");--> statement-breakpoint
CREATE INDEX "verbal_orders_patient" ON "verbal_orders" USING btree ("patient_id","recorded_at");