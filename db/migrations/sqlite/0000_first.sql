CREATE TABLE `addenda` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`document_id` text NOT NULL,
	`author_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "addenda_subject_kind_list" CHECK("addenda"."subject_kind" in ('consultation', 'prescription-version', 'plan-of-care', 'session', 'study', 'procedure', 'consult-note', 'home-program', 'report')),
	CONSTRAINT "addenda_kind_list" CHECK("addenda"."kind" in ('addendum', 'entered-in-error'))
);
--> statement-breakpoint
CREATE INDEX `addenda_subject` ON `addenda` (`subject_kind`,`subject_id`,`signed_at`);--> statement-breakpoint
CREATE TABLE `adjustments` (
	`id` text PRIMARY KEY NOT NULL,
	`episode_id` text NOT NULL,
	`line_key` text NOT NULL,
	`session_id` text,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`plan_snapshot_id` text,
	`check` text,
	`made_by` text NOT NULL,
	`made_on` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adjustments_source_list" CHECK("adjustments"."source" in ('version', 'plan-of-care', 'session', 'reply', 'verbal-order'))
);
--> statement-breakpoint
CREATE INDEX `adjustments_line` ON `adjustments` (`episode_id`,`line_key`,`seq`);--> statement-breakpoint
CREATE INDEX `adjustments_episode` ON `adjustments` (`episode_id`,`seq`,`id`);--> statement-breakpoint
CREATE TABLE `allergies` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`words` text NOT NULL,
	`reaction` text DEFAULT '' NOT NULL,
	`status` text NOT NULL,
	`source` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "allergies_status_list" CHECK("allergies"."status" in ('active', 'resolved', 'entered-in-error')),
	CONSTRAINT "allergies_source_list" CHECK("allergies"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE INDEX `allergies_patient` ON `allergies` (`patient_id`,`status`);--> statement-breakpoint
CREATE TABLE `audit_rows` (
	`chain_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text NOT NULL,
	`actor_role` text NOT NULL,
	`on_behalf_of_id` text,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`patient_id` text,
	`before` text,
	`after` text,
	`reason` text,
	`request_id` text NOT NULL,
	`prev_hash` text NOT NULL,
	`row_hash` text NOT NULL,
	`key_id` text NOT NULL,
	`algorithm` text NOT NULL,
	PRIMARY KEY(`chain_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `audit_rows_patient` ON `audit_rows` (`patient_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_rows_actor` ON `audit_rows` (`actor_id`,`at`);--> statement-breakpoint
CREATE TABLE `auth_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `auth_accounts_user` ON `auth_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`last_input_at` integer DEFAULT 0 NOT NULL,
	`confirmed_until_at` integer DEFAULT 0 NOT NULL,
	`is_locked` integer DEFAULT false NOT NULL,
	`device_secret` text,
	FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_sessions_token` ON `auth_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `auth_sessions_user` ON `auth_sessions` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `auth_users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`staff_id` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_users_email` ON `auth_users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `auth_users_staff` ON `auth_users` (`staff_id`);--> statement-breakpoint
CREATE TABLE `auth_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `auth_verifications_identifier` ON `auth_verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `booking_slots` (
	`resource_id` text NOT NULL,
	`seat` integer NOT NULL,
	`slot_at` integer NOT NULL,
	`booking_id` text NOT NULL,
	PRIMARY KEY(`resource_id`, `seat`, `slot_at`),
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `booking_slots_booking` ON `booking_slots` (`booking_id`);--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text,
	`referral_id` text,
	`clinic_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`local_start` text NOT NULL,
	`time_zone` text NOT NULL,
	`starts_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`missed_cause` text,
	`missed_words` text DEFAULT '' NOT NULL,
	`missed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral_id`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bookings_kind_list" CHECK("bookings"."kind" in ('consultation', 'follow-up', 'evaluation', 'visit', 'group', 'telehealth')),
	CONSTRAINT "bookings_state_list" CHECK("bookings"."state" in ('booked', 'arrived', 'done', 'no-show', 'cancelled')),
	CONSTRAINT "bookings_missed_cause_list" CHECK("bookings"."missed_cause" in ('patient-ill', 'forgot', 'transport', 'weather', 'other-appointment', 'work-or-family', 'patient-other', 'not-known', 'therapist-absent', 'clinic-closed', 'rebooked', 'authorization', 'clinic-other')),
	CONSTRAINT "bookings_missed" CHECK(("bookings"."state" in ('no-show', 'cancelled')) = ("bookings"."missed_cause" is not null) and ("bookings"."missed_cause" is null) = ("bookings"."missed_at" is null))
);
--> statement-breakpoint
CREATE INDEX `bookings_staff_day` ON `bookings` (`staff_id`,`local_start`);--> statement-breakpoint
CREATE INDEX `bookings_clinic_day` ON `bookings` (`clinic_id`,`local_start`);--> statement-breakpoint
CREATE INDEX `bookings_patient` ON `bookings` (`patient_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `break_glasses` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`reason` text NOT NULL,
	`opened_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `break_glasses_staff` ON `break_glasses` (`staff_id`,`patient_id`,`until_at`);--> statement-breakpoint
CREATE TABLE `care_team_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`staff_id` text,
	`outside_contact` text DEFAULT '' NOT NULL,
	`specialty` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`seated_by` text NOT NULL,
	`ended_at` integer,
	`can_read_diagnoses` integer DEFAULT false NOT NULL,
	`can_read_prescription` integer DEFAULT false NOT NULL,
	`can_read_sessions` integer DEFAULT false NOT NULL,
	`can_read_results` integer DEFAULT false NOT NULL,
	`can_read_medications` integer DEFAULT false NOT NULL,
	`can_read_notes` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "care_team_seats_who" CHECK(("care_team_seats"."staff_id" is not null) <> ("care_team_seats"."outside_contact" <> '')),
	CONSTRAINT "care_team_seats_prescription" CHECK("care_team_seats"."can_read_prescription" <= "care_team_seats"."can_read_diagnoses"),
	CONSTRAINT "care_team_seats_sessions" CHECK("care_team_seats"."can_read_sessions" <= "care_team_seats"."can_read_prescription")
);
--> statement-breakpoint
CREATE INDEX `care_team_seats_patient` ON `care_team_seats` (`patient_id`);--> statement-breakpoint
CREATE INDEX `care_team_seats_staff` ON `care_team_seats` (`staff_id`,`patient_id`);--> statement-breakpoint
CREATE TABLE `chain_heads` (
	`chain_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`row_hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `change_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`session_id` text,
	`line_key` text,
	`kind` text NOT NULL,
	`wanted` text NOT NULL,
	`current` text NOT NULL,
	`evidence` text NOT NULL,
	`reason` text NOT NULL,
	`check` text,
	`plan_snapshot_id` text,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`prescriber_id` text NOT NULL,
	`state` text NOT NULL,
	`answered_at` integer,
	`obeyed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prescriber_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "change_requests_kind_list" CHECK("change_requests"."kind" in ('more', 'safety-line', 'safety-session')),
	CONSTRAINT "change_requests_state_list" CHECK("change_requests"."state" in ('waiting', 'with-supervisor', 'approved', 'amended', 'countered', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `change_requests_episode` ON `change_requests` (`episode_id`,`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `change_requests_prescriber` ON `change_requests` (`prescriber_id`,`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `change_requests_session` ON `change_requests` (`session_id`);--> statement-breakpoint
CREATE TABLE `charge_lines` (
	`session_id` text NOT NULL,
	`line` integer NOT NULL,
	`code` text NOT NULL,
	`units` integer NOT NULL,
	`minutes` integer,
	`modifiers` text NOT NULL,
	`diagnoses` text NOT NULL,
	`rendering_id` text NOT NULL,
	`supervising_id` text,
	`unit_rule` text NOT NULL,
	`held_for` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `line`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rendering_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supervising_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "charge_lines_unit_rule_list" CHECK("charge_lines"."unit_rule" in ('cms-total-time', 'ama-midpoint')),
	CONSTRAINT "charge_lines_units" CHECK("charge_lines"."units" > 0)
);
--> statement-breakpoint
CREATE TABLE `chart_opens` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `chart_opens_looker` ON `chart_opens` (`staff_id`,`patient_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `clinic_exercise_versions` (
	`exercise_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`exercise_id`, `number`),
	FOREIGN KEY (`exercise_id`) REFERENCES `clinic_exercises`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clinic_exercises` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`current_number` integer NOT NULL,
	`retired_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clinic_exercises_clinic` ON `clinic_exercises` (`clinic_id`);--> statement-breakpoint
CREATE TABLE `clinic_protocol_versions` (
	`protocol_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`protocol_id`, `number`),
	FOREIGN KEY (`protocol_id`) REFERENCES `clinic_protocols`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clinic_protocols` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`current_number` integer NOT NULL,
	`retired_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clinic_protocols_clinic` ON `clinic_protocols` (`clinic_id`);--> statement-breakpoint
CREATE TABLE `clinics` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`city` text NOT NULL,
	`state` text NOT NULL,
	`time_zone` text NOT NULL,
	`phone` text NOT NULL,
	`policy` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clinics_name` ON `clinics` (`name`);--> statement-breakpoint
CREATE TABLE `co_signatures` (
	`session_id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`asked_of` text NOT NULL,
	`document_id` text,
	`signed_by` text,
	`signed_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_of`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "co_signatures_signed" CHECK(("co_signatures"."signed_at" is null) = ("co_signatures"."signed_by" is null) and ("co_signatures"."signed_at" is null) = ("co_signatures"."document_id" is null))
);
--> statement-breakpoint
CREATE INDEX `co_signatures_asked` ON `co_signatures` (`asked_of`,`signed_at`);--> statement-breakpoint
CREATE TABLE `conditions` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`words` text NOT NULL,
	`icd10` text DEFAULT '' NOT NULL,
	`snomed` text DEFAULT '' NOT NULL,
	`side` text NOT NULL,
	`status` text NOT NULL,
	`onset_on` text,
	`screening` text NOT NULL,
	`screening_answer` text DEFAULT '' NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`is_sensitive` integer DEFAULT false NOT NULL,
	`sensitive_section` text,
	`source` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "conditions_side_list" CHECK("conditions"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "conditions_status_list" CHECK("conditions"."status" in ('active', 'resolved', 'entered-in-error')),
	CONSTRAINT "conditions_screening_list" CHECK("conditions"."screening" in ('not-screened', 'screened', 'answered')),
	CONSTRAINT "conditions_sensitive_section_list" CHECK("conditions"."sensitive_section" in ('pelvic', 'sexual-history', 'abuse', 'psychotherapy', 'substance-use')),
	CONSTRAINT "conditions_source_list" CHECK("conditions"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE INDEX `conditions_patient` ON `conditions` (`patient_id`,`status`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `consult_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`specialty` text NOT NULL,
	`seen_on` text NOT NULL,
	`document_id` text NOT NULL,
	`author_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consult_notes_specialty" CHECK("consult_notes"."specialty" <> '')
);
--> statement-breakpoint
CREATE INDEX `consult_notes_patient` ON `consult_notes` (`patient_id`,`signed_at`);--> statement-breakpoint
CREATE INDEX `consult_notes_episode` ON `consult_notes` (`episode_id`,`signed_at`);--> statement-breakpoint
CREATE TABLE `consultations` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`kind` text NOT NULL,
	`seen_on` text NOT NULL,
	`document_id` text NOT NULL,
	`physiatrist_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`physiatrist_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consultations_kind_list" CHECK("consultations"."kind" in ('consultation', 'follow-up'))
);
--> statement-breakpoint
CREATE INDEX `consultations_episode` ON `consultations` (`episode_id`,`signed_at`);--> statement-breakpoint
CREATE INDEX `consultations_patient` ON `consultations` (`patient_id`,`signed_at`);--> statement-breakpoint
CREATE TABLE `covers` (
	`id` text PRIMARY KEY NOT NULL,
	`absent_staff_id` text NOT NULL,
	`covering_staff_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`reason` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`absent_staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`covering_staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "covers_order" CHECK("covers"."from_on" <= "covers"."to_on"),
	CONSTRAINT "covers_self" CHECK("covers"."absent_staff_id" <> "covers"."covering_staff_id")
);
--> statement-breakpoint
CREATE INDEX `covers_covering` ON `covers` (`covering_staff_id`,`to_on`);--> statement-breakpoint
CREATE INDEX `covers_absent` ON `covers` (`absent_staff_id`,`to_on`);--> statement-breakpoint
CREATE TABLE `current_doses` (
	`episode_id` text NOT NULL,
	`line_key` text NOT NULL,
	`line_id` text NOT NULL,
	`prescribed` text NOT NULL,
	`dose` text NOT NULL,
	`is_active` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`episode_id`, `line_key`),
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `decision_events` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`session_id` text,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decision_events_kind_list" CHECK("decision_events"."kind" in ('undone', 'seen', 'obeyed'))
);
--> statement-breakpoint
CREATE INDEX `decision_events_decision` ON `decision_events` (`decision_id`,`seq`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`kind` text NOT NULL,
	`context` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`next_review_on` text,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	`seq` integer NOT NULL,
	`result_id` text,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_kind_list" CHECK("decisions"."kind" in ('continue', 'maintain', 'modify', 'change-protocol', 'test', 'procedure', 'hold', 'discharge')),
	CONSTRAINT "decisions_context_list" CHECK("decisions"."context" in ('queue', 'chart', 'visit'))
);
--> statement-breakpoint
CREATE INDEX `decisions_episode` ON `decisions` (`episode_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `decisions_decider` ON `decisions` (`decided_by`,`decided_at`);--> statement-breakpoint
CREATE TABLE `diagnosis_codes` (
	`generation` integer NOT NULL,
	`code` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`parent` text NOT NULL,
	`side` text NOT NULL,
	`codes_below` integer NOT NULL,
	`rank` integer NOT NULL,
	PRIMARY KEY(`generation`, `code`, `from_on`),
	CONSTRAINT "diagnosis_codes_kind_list" CHECK("diagnosis_codes"."kind" in ('code', 'header', 'encounters')),
	CONSTRAINT "diagnosis_codes_side_list" CHECK("diagnosis_codes"."side" in ('left', 'right', 'both', 'unspecified', 'none'))
);
--> statement-breakpoint
CREATE INDEX `diagnosis_codes_parent` ON `diagnosis_codes` (`generation`,`parent`,`code`);--> statement-breakpoint
CREATE TABLE `diagnosis_generations` (
	`number` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`touched_at` integer NOT NULL,
	CONSTRAINT "diagnosis_generations_state_list" CHECK("diagnosis_generations"."state" in ('loading', 'current', 'retired'))
);
--> statement-breakpoint
CREATE INDEX `diagnosis_generations_state` ON `diagnosis_generations` (`state`);--> statement-breakpoint
CREATE TABLE `diagnosis_releases` (
	`generation` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`name` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`code_count` integer NOT NULL,
	`loaded_at` integer NOT NULL,
	PRIMARY KEY(`generation`, `from_on`)
);
--> statement-breakpoint
CREATE TABLE `diagnosis_terms` (
	`generation` integer NOT NULL,
	`kind` text NOT NULL,
	`term` text NOT NULL,
	`target` text NOT NULL,
	PRIMARY KEY(`generation`, `kind`, `term`, `target`),
	CONSTRAINT "diagnosis_terms_kind_list" CHECK("diagnosis_terms"."kind" in ('word', 'trigram'))
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`kind` text NOT NULL,
	`patient_id` text,
	`subject_id` text NOT NULL,
	`base_version_id` text,
	`content` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "drafts_kind_list" CHECK("drafts"."kind" in ('consultation', 'prescription', 'plan-of-care', 'session-note', 'addendum', 'reply', 'referral', 'order', 'study', 'procedure', 'consult-note', 'home-program', 'report'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_subject` ON `drafts` (`owner_id`,`kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `drafts_patient` ON `drafts` (`patient_id`);--> statement-breakpoint
CREATE INDEX `drafts_of` ON `drafts` (`kind`,`subject_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `episodes` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`title` text NOT NULL,
	`side` text NOT NULL,
	`referral_id` text,
	`payer` text DEFAULT '' NOT NULL,
	`onset_on` text,
	`started_on` text NOT NULL,
	`ended_on` text,
	`is_sensitive` integer DEFAULT false NOT NULL,
	`sensitive_section` text,
	`prescriber_id` text,
	`therapist_id` text,
	`first_treated_on` text,
	`treatment_days` integer DEFAULT 0 NOT NULL,
	`visits_authorized` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`referral_id`) REFERENCES `referrals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prescriber_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`therapist_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "episodes_side_list" CHECK("episodes"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "episodes_sensitive_section_list" CHECK("episodes"."sensitive_section" in ('pelvic', 'sexual-history', 'abuse', 'psychotherapy', 'substance-use'))
);
--> statement-breakpoint
CREATE INDEX `episodes_patient` ON `episodes` (`patient_id`,`started_on`);--> statement-breakpoint
CREATE INDEX `episodes_prescriber` ON `episodes` (`prescriber_id`,`ended_on`);--> statement-breakpoint
CREATE INDEX `episodes_therapist` ON `episodes` (`therapist_id`,`ended_on`);--> statement-breakpoint
CREATE TABLE `file_errors` (
	`file_id` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`byte_count` integer NOT NULL,
	`hash` text NOT NULL,
	`content` blob NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "files_owner_kind_list" CHECK("files"."owner_kind" in ('protocol', 'result')),
	CONSTRAINT "files_media_type_list" CHECK("files"."media_type" in ('application/pdf', 'image/jpeg', 'image/png'))
);
--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_kind`,`owner_id`,`clinic_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `files_patient` ON `files` (`patient_id`);--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`is_present` integer,
	`value_thousandths` integer,
	`unit` text DEFAULT '' NOT NULL,
	`side` text NOT NULL,
	`joint` text,
	`found_on` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`sensitive` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "findings_kind_list" CHECK("findings"."kind" in ('number', 'flag')),
	CONSTRAINT "findings_side_list" CHECK("findings"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE INDEX `findings_patient` ON `findings` (`patient_id`,`found_on`);--> statement-breakpoint
CREATE TABLE `hand_off_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`number` integer NOT NULL,
	`words` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hand_off_notes_number` ON `hand_off_notes` (`episode_id`,`number`);--> statement-breakpoint
CREATE TABLE `hand_off_receipts` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`from_staff_id` text NOT NULL,
	`taken_by` text NOT NULL,
	`taken_on` text NOT NULL,
	`taken_at` integer NOT NULL,
	`note_number` integer,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hand_off_receipts_once` ON `hand_off_receipts` (`episode_id`,`taken_on`,`taken_by`);--> statement-breakpoint
CREATE INDEX `hand_off_receipts_from` ON `hand_off_receipts` (`from_staff_id`,`taken_on`,`taken_at`);--> statement-breakpoint
CREATE TABLE `home_program_events` (
	`id` text PRIMARY KEY NOT NULL,
	`home_program_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`home_program_id`) REFERENCES `home_programs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "home_program_events_kind_list" CHECK("home_program_events"."kind" in ('given', 'printed-again'))
);
--> statement-breakpoint
CREATE INDEX `home_program_events_order` ON `home_program_events` (`home_program_id`,`seq`);--> statement-breakpoint
CREATE TABLE `home_programs` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`number` integer NOT NULL,
	`prescription_version_id` text NOT NULL,
	`plan_of_care_id` text,
	`language` text NOT NULL,
	`starts_on` text NOT NULL,
	`exercise_count` integer NOT NULL,
	`plan_snapshot_id` text NOT NULL,
	`checks` text NOT NULL,
	`document_id` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prescription_version_id`) REFERENCES `prescription_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_of_care_id`) REFERENCES `plans_of_care`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_snapshot_id`) REFERENCES `plan_snapshots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "home_programs_language_list" CHECK("home_programs"."language" in ('en', 'es'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `home_programs_number` ON `home_programs` (`episode_id`,`number`);--> statement-breakpoint
CREATE INDEX `home_programs_patient` ON `home_programs` (`patient_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `implants` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`words` text NOT NULL,
	`kind` text NOT NULL,
	`side` text NOT NULL,
	`placed_on` text,
	`status` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`sensitive` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "implants_kind_list" CHECK("implants"."kind" in ('pacemaker', 'defibrillator', 'spinal-cord-stimulator', 'brain-or-vagus-stimulator', 'intrathecal-pump', 'insulin-pump', 'cochlear-implant', 'dialysis-access', 'joint-replacement', 'metal-hardware', 'none-that-matters', 'not-screened')),
	CONSTRAINT "implants_side_list" CHECK("implants"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "implants_status_list" CHECK("implants"."status" in ('active', 'removed', 'entered-in-error'))
);
--> statement-breakpoint
CREATE INDEX `implants_patient` ON `implants` (`patient_id`,`status`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `imported_history` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`code_system` text DEFAULT '' NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`practitioner_id` text,
	`organization_id` text,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`practitioner_id`) REFERENCES `outside_contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `outside_contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imported_history_kind_list" CHECK("imported_history"."kind" in ('encounter', 'procedure', 'care-plan'))
);
--> statement-breakpoint
CREATE INDEX `imported_history_patient` ON `imported_history` (`patient_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `imported_items` (
	`clinic_id` text NOT NULL,
	`resource_type` text NOT NULL,
	`source_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`patient_id` text,
	`content_hash` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`clinic_id`, `resource_type`, `source_id`),
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`purpose` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitations_purpose_list" CHECK("invitations"."purpose" in ('invite', 'reset'))
);
--> statement-breakpoint
CREATE INDEX `invitations_staff` ON `invitations` (`staff_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `limit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`limit_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`limit_id`) REFERENCES `limits`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "limit_events_kind_list" CHECK("limit_events"."kind" in ('raised', 'lifted', 'postponed', 'acknowledged'))
);
--> statement-breakpoint
CREATE INDEX `limit_events_limit` ON `limit_events` (`limit_id`,`seq`);--> statement-breakpoint
CREATE TABLE `limits` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`source_kind` text NOT NULL,
	`source_id` text NOT NULL,
	`due_for_lifting_on` text,
	`raised_at` integer NOT NULL,
	`lifted_at` integer,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "limits_kind_list" CHECK("limits"."kind" in ('range', 'weight-bearing', 'lift', 'effort', 'pain', 'heart-rate')),
	CONSTRAINT "limits_source_kind_list" CHECK("limits"."source_kind" in ('prescription-version', 'precaution', 'verbal-order', 'procedure'))
);
--> statement-breakpoint
CREATE INDEX `limits_patient` ON `limits` (`patient_id`,`lifted_at`);--> statement-breakpoint
CREATE TABLE `line_events` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`line_key` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`exercise_id` text,
	`session_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "line_events_kind_list" CHECK("line_events"."kind" in ('opened', 'rung', 'dropped')),
	CONSTRAINT "line_events_rung" CHECK(("line_events"."kind" = 'rung') = ("line_events"."exercise_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `line_events_order` ON `line_events` (`episode_id`,`seq`);--> statement-breakpoint
CREATE TABLE `medication_details` (
	`medication_id` text PRIMARY KEY NOT NULL,
	`dose_text` text NOT NULL,
	`started_on` text,
	`opioid` text,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`medication_id`) REFERENCES `medications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `medications` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`words` text NOT NULL,
	`rxnorm` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`status` text NOT NULL,
	`source` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "medications_kind_list" CHECK("medications"."kind" in ('anticoagulant', 'insulin-or-secretagogue', 'beta-blocker', 'steroid', 'opioid', 'sedative', 'fluoroquinolone', 'antihypertensive', 'immunosuppressant', 'nsaid', 'other', 'not-screened')),
	CONSTRAINT "medications_status_list" CHECK("medications"."status" in ('active', 'stopped', 'entered-in-error')),
	CONSTRAINT "medications_source_list" CHECK("medications"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE INDEX `medications_patient` ON `medications` (`patient_id`,`status`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`staff_id` text NOT NULL,
	`clinic_id` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text,
	PRIMARY KEY(`staff_id`, `clinic_id`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_clinic` ON `memberships` (`clinic_id`,`staff_id`);--> statement-breakpoint
CREATE TABLE `observations` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`code` text NOT NULL,
	`words` text NOT NULL,
	`value_thousandths` integer,
	`decimal_text` text NOT NULL,
	`unit` text NOT NULL,
	`observed_at` integer NOT NULL,
	`source` text NOT NULL,
	`recorded_by` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "observations_source_list" CHECK("observations"."source" in ('recorded', 'imported'))
);
--> statement-breakpoint
CREATE INDEX `observations_patient` ON `observations` (`patient_id`,`observed_at`);--> statement-breakpoint
CREATE TABLE `operations` (
	`actor_id` text NOT NULL,
	`operation_id` text NOT NULL,
	`procedure` text NOT NULL,
	`input_hash` text NOT NULL,
	`result` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `operation_id`)
);
--> statement-breakpoint
CREATE INDEX `operations_at` ON `operations` (`at`);--> statement-breakpoint
CREATE TABLE `opioid_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`kind` text NOT NULL,
	`answer` text NOT NULL,
	`on` text NOT NULL,
	`words` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "opioid_checks_kind_list" CHECK("opioid_checks"."kind" in ('naloxone', 'agreement', 'screen', 'monitoring')),
	CONSTRAINT "opioid_checks_answer_list" CHECK("opioid_checks"."answer" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE INDEX `opioid_checks_patient` ON `opioid_checks` (`patient_id`,`seq`);--> statement-breakpoint
CREATE TABLE `order_events` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`on` text,
	`reason` text DEFAULT '' NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_events_kind_list" CHECK("order_events"."kind" in ('ordered', 'scheduled', 'done', 'resulted', 'acknowledged', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `order_events_order` ON `order_events` (`order_id`,`seq`);--> statement-breakpoint
CREATE TABLE `order_states` (
	`order_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`scheduled_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_states_state_list" CHECK("order_states"."state" in ('ordered', 'scheduled', 'done', 'resulted', 'acknowledged', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`kind` text NOT NULL,
	`site` text NOT NULL,
	`side` text NOT NULL,
	`tests` text NOT NULL,
	`question` text NOT NULL,
	`urgency` text NOT NULL,
	`ordered_on` text NOT NULL,
	`due_on` text NOT NULL,
	`ordered_by` text NOT NULL,
	`document_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ordered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_kind_list" CHECK("orders"."kind" in ('emg', 'mri', 'x-ray', 'ultrasound', 'ct', 'dexa', 'laboratory', 'venous-duplex')),
	CONSTRAINT "orders_site_list" CHECK("orders"."site" in ('neck', 'thoracic-spine', 'lumbar-spine', 'shoulder', 'elbow', 'forearm', 'wrist', 'hand', 'hip', 'knee', 'ankle', 'foot', 'sacroiliac', 'pelvis', 'head', 'chest', 'abdomen', 'arm', 'leg', 'whole-body', 'not-applicable')),
	CONSTRAINT "orders_side_list" CHECK("orders"."side" in ('left', 'right', 'both', 'midline', 'not-applicable')),
	CONSTRAINT "orders_urgency_list" CHECK("orders"."urgency" in ('routine', 'urgent', 'same-day', 'emergent'))
);
--> statement-breakpoint
CREATE INDEX `orders_patient` ON `orders` (`patient_id`,`signed_at`);--> statement-breakpoint
CREATE INDEX `orders_episode` ON `orders` (`episode_id`,`signed_at`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outside_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`npi` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outside_contacts_kind_list" CHECK("outside_contacts"."kind" in ('practitioner', 'organization'))
);
--> statement-breakpoint
CREATE INDEX `outside_contacts_clinic` ON `outside_contacts` (`clinic_id`,`kind`,`name`);--> statement-breakpoint
CREATE TABLE `patient_signals` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`prescriber_id` text NOT NULL,
	`kind` text NOT NULL,
	`tier` integer NOT NULL,
	`facts` text NOT NULL,
	`source_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	`raised_by` text NOT NULL,
	`due_on` text NOT NULL,
	`acknowledged_at` integer,
	`ended_at` integer,
	`ended_by` text,
	`is_open` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prescriber_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "patient_signals_kind_list" CHECK("patient_signals"."kind" in ('adverse-event', 'red-pain', 'red-flag', 'vital-stop', 'deviation', 'session-in-error', 'critical-result', 'emergent-overdue', 'safety-request', 'contraindication-raised', 'change-request', 'worse', 'precaution-raised', 'procedure-in-error', 'under-dosed', 'new-pain', 'medication-changed', 'missed-sessions', 'plan-of-care-to-certify', 'prescription-ending', 'recertification-due', 'recertification-to-sign', 'verbal-order-unsigned', 'sent-back', 'unread-result', 'order-overdue', 'plateau', 'phase-due', 'review-due', 'routine', 'consult-note', 'report', 'told'))
);
--> statement-breakpoint
CREATE INDEX `patient_signals_queue` ON `patient_signals` (`prescriber_id`,`is_open`,`tier`,`raised_at`,`id`);--> statement-breakpoint
CREATE INDEX `patient_signals_episode` ON `patient_signals` (`episode_id`,`is_open`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `patient_signals_source` ON `patient_signals` (`kind`,`source_id`);--> statement-breakpoint
CREATE TABLE `patients` (
	`id` text PRIMARY KEY NOT NULL,
	`home_clinic_id` text NOT NULL,
	`mrn` text NOT NULL,
	`family` text NOT NULL,
	`given` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`name_used` text DEFAULT '' NOT NULL,
	`born_on` text,
	`gender` text NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`needs_interpreter` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`guardian` text DEFAULT '' NOT NULL,
	`payer` text DEFAULT '' NOT NULL,
	`payer_kind` text NOT NULL,
	`claim_number` text DEFAULT '' NOT NULL,
	`allergy_state` text NOT NULL,
	`merged_into_id` text,
	`deceased_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`home_clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "patients_gender_list" CHECK("patients"."gender" in ('female', 'male', 'other', 'not-known')),
	CONSTRAINT "patients_needs_interpreter_list" CHECK("patients"."needs_interpreter" in ('yes', 'no', 'not-asked')),
	CONSTRAINT "patients_payer_kind_list" CHECK("patients"."payer_kind" in ('medicare', 'commercial', 'workers-compensation', 'self-pay', 'not-known')),
	CONSTRAINT "patients_allergy_state_list" CHECK("patients"."allergy_state" in ('not-asked', 'none-known', 'listed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `patients_mrn` ON `patients` (`home_clinic_id`,`mrn`);--> statement-breakpoint
CREATE INDEX `patients_clinic` ON `patients` (`home_clinic_id`,`family`,`given`,`id`);--> statement-breakpoint
CREATE INDEX `patients_name` ON `patients` (`family`,`given`,`id`);--> statement-breakpoint
CREATE TABLE `performed_doses` (
	`session_id` text NOT NULL,
	`row` integer NOT NULL,
	`line_key` text NOT NULL,
	`line_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`dose` text NOT NULL,
	`origin` text NOT NULL,
	`not_done_reason` text,
	`is_from_now_on` integer DEFAULT false NOT NULL,
	`deviation_reason` text DEFAULT '' NOT NULL,
	`plan_snapshot_id` text NOT NULL,
	`check` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`session_id`, `row`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_snapshot_id`) REFERENCES `plan_snapshots`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "performed_doses_state_list" CHECK("performed_doses"."state" in ('copied', 'done', 'changed', 'not-done')),
	CONSTRAINT "performed_doses_origin_list" CHECK("performed_doses"."origin" in ('copied', 'typed', 'stepped', 'used-limit', 'reply', 'timer')),
	CONSTRAINT "performed_doses_not_done_reason_list" CHECK("performed_doses"."not_done_reason" in ('out-of-time', 'pain', 'patient-declined', 'not-safe-today', 'equipment', 'replaced', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `performed_doses_line` ON `performed_doses` (`session_id`,`line_key`);--> statement-breakpoint
CREATE TABLE `permissions` (
	`id` text PRIMARY KEY NOT NULL,
	`episode_id` text NOT NULL,
	`line_key` text NOT NULL,
	`request_id` text NOT NULL,
	`reply` text NOT NULL,
	`up_to` text NOT NULL,
	`is_once` integer NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	`ends_on` text,
	`ended_at` integer,
	`ended_because` text DEFAULT '' NOT NULL,
	`used_session_id` text,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `change_requests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "permissions_reply_list" CHECK("permissions"."reply" in ('approve-once', 'approve-and-amend', 'counter', 'decline'))
);
--> statement-breakpoint
CREATE INDEX `permissions_episode` ON `permissions` (`episode_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `plan_of_care_events` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_of_care_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`document_id` text,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`plan_of_care_id`) REFERENCES `plans_of_care`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_of_care_events_kind_list" CHECK("plan_of_care_events"."kind" in ('signed', 'sent', 'certified', 'returned', 'superseded', 'discharged', 'entered-in-error'))
);
--> statement-breakpoint
CREATE INDEX `plan_of_care_events_order` ON `plan_of_care_events` (`plan_of_care_id`,`seq`);--> statement-breakpoint
CREATE TABLE `plan_of_care_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_of_care_id` text NOT NULL,
	`line_key` text NOT NULL,
	`position` integer NOT NULL,
	`exercise_id` text NOT NULL,
	`exercise_version` integer NOT NULL,
	`name` text NOT NULL,
	`side` text NOT NULL,
	`dose` text NOT NULL,
	`is_home_program` integer NOT NULL,
	`note` text NOT NULL,
	`details` text,
	FOREIGN KEY (`plan_of_care_id`) REFERENCES `plans_of_care`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_of_care_lines_position` ON `plan_of_care_lines` (`plan_of_care_id`,`position`);--> statement-breakpoint
CREATE TABLE `plan_of_care_states` (
	`episode_id` text PRIMARY KEY NOT NULL,
	`plan_of_care_id` text,
	`certification` text NOT NULL,
	`certified_to` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_of_care_id`) REFERENCES `plans_of_care`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_of_care_states_certification_list" CHECK("plan_of_care_states"."certification" in ('not-needed', 'waiting', 'certified-by-signature', 'certified-by-order', 'returned', 'ended'))
);
--> statement-breakpoint
CREATE INDEX `plan_of_care_states_certification` ON `plan_of_care_states` (`certification`);--> statement-breakpoint
CREATE TABLE `plan_snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plans_of_care` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`prescription_version_id` text NOT NULL,
	`number` integer NOT NULL,
	`document_id` text NOT NULL,
	`therapist_id` text NOT NULL,
	`evaluated_on` text NOT NULL,
	`certify_by` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prescription_version_id`) REFERENCES `prescription_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`therapist_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_of_care_number` ON `plans_of_care` (`episode_id`,`number`);--> statement-breakpoint
CREATE TABLE `precaution_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`question_id` text NOT NULL,
	`question_version` integer NOT NULL,
	`fact_id` text NOT NULL,
	`value` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`answered_by` text NOT NULL,
	`answered_on` text NOT NULL,
	`answered_at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `precaution_answers_patient` ON `precaution_answers` (`patient_id`,`seq`);--> statement-breakpoint
CREATE TABLE `precaution_events` (
	`id` text PRIMARY KEY NOT NULL,
	`precaution_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`precaution_id`) REFERENCES `precautions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "precaution_events_kind_list" CHECK("precaution_events"."kind" in ('raised', 'confirmed', 'set-aside', 'acknowledged', 'lifted'))
);
--> statement-breakpoint
CREATE INDEX `precaution_events_precaution` ON `precaution_events` (`precaution_id`,`seq`);--> statement-breakpoint
CREATE TABLE `precautions` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`effect` text NOT NULL,
	`words` text NOT NULL,
	`content` text NOT NULL,
	`raised_at` integer NOT NULL,
	`raised_by` text NOT NULL,
	`due_for_lifting_on` text,
	`state` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "precautions_effect_list" CHECK("precautions"."effect" in ('contraindication', 'precaution', 'monitor')),
	CONSTRAINT "precautions_state_list" CHECK("precautions"."state" in ('raised', 'confirmed', 'set-aside', 'lifted'))
);
--> statement-breakpoint
CREATE INDEX `precautions_patient` ON `precautions` (`patient_id`,`state`,`raised_at`);--> statement-breakpoint
CREATE TABLE `prescription_events` (
	`id` text PRIMARY KEY NOT NULL,
	`prescription_id` text NOT NULL,
	`version_id` text,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`prescription_id`) REFERENCES `prescriptions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prescription_events_kind_list" CHECK("prescription_events"."kind" in ('signed', 'accepted', 'sent-back', 'held', 'resumed', 'superseded', 'revoked', 'completed', 'expired', 'entered-in-error'))
);
--> statement-breakpoint
CREATE INDEX `prescription_events_order` ON `prescription_events` (`prescription_id`,`seq`);--> statement-breakpoint
CREATE TABLE `prescription_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`line_key` text NOT NULL,
	`position` integer NOT NULL,
	`exercise_id` text NOT NULL,
	`exercise_version` integer NOT NULL,
	`name` text NOT NULL,
	`side` text NOT NULL,
	`owner` text NOT NULL,
	`consequence` text NOT NULL,
	`dose` text NOT NULL,
	`bounds` text NOT NULL,
	`weekly_steps` text NOT NULL,
	`is_home_program` integer NOT NULL,
	`note` text NOT NULL,
	`details` text,
	FOREIGN KEY (`version_id`) REFERENCES `prescription_versions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prescription_lines_owner_list" CHECK("prescription_lines"."owner" in ('prescriber', 'therapist')),
	CONSTRAINT "prescription_lines_consequence_list" CHECK("prescription_lines"."consequence" in ('act', 'act-and-tell', 'ask-first'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prescription_lines_position` ON `prescription_lines` (`version_id`,`position`);--> statement-breakpoint
CREATE INDEX `prescription_lines_key` ON `prescription_lines` (`line_key`);--> statement-breakpoint
CREATE TABLE `prescription_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`prescription_id` text NOT NULL,
	`number` integer NOT NULL,
	`base_version_id` text,
	`kind` text NOT NULL,
	`left_open` text NOT NULL,
	`source` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`review_on` text NOT NULL,
	`primary_measure_id` text,
	`document_id` text NOT NULL,
	`prescriber_id` text NOT NULL,
	`outside_prescriber` text DEFAULT '' NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`prescription_id`) REFERENCES `prescriptions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prescriber_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prescription_versions_kind_list" CHECK("prescription_versions"."kind" in ('evaluate-and-treat', 'protocol', 'specific')),
	CONSTRAINT "prescription_versions_left_open_list" CHECK("prescription_versions"."left_open" in ('therapist', 'ask-first')),
	CONSTRAINT "prescription_versions_source_list" CHECK("prescription_versions"."source" in ('composed', 'outside-order'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prescription_versions_number` ON `prescription_versions` (`prescription_id`,`number`);--> statement-breakpoint
CREATE TABLE `prescriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`discipline` text NOT NULL,
	`state` text NOT NULL,
	`current_version_id` text,
	`accepted_version_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prescriptions_discipline_list" CHECK("prescriptions"."discipline" in ('PT', 'OT')),
	CONSTRAINT "prescriptions_state_list" CHECK("prescriptions"."state" in ('active', 'held', 'superseded', 'revoked', 'completed', 'expired', 'entered-in-error'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prescriptions_episode` ON `prescriptions` (`episode_id`,`discipline`);--> statement-breakpoint
CREATE INDEX `prescriptions_patient` ON `prescriptions` (`patient_id`);--> statement-breakpoint
CREATE INDEX `prescriptions_version` ON `prescriptions` (`current_version_id`);--> statement-breakpoint
CREATE TABLE `procedure_drugs` (
	`procedure_id` text NOT NULL,
	`row` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`amount_thousandths` integer NOT NULL,
	`unit` text NOT NULL,
	`lot` text NOT NULL,
	`expires_on` text,
	`muscle` text NOT NULL,
	`side` text NOT NULL,
	PRIMARY KEY(`procedure_id`, `row`),
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "procedure_drugs_kind_list" CHECK("procedure_drugs"."kind" in ('steroid', 'anesthetic', 'toxin', 'hyaluronate', 'platelets', 'cement', 'other')),
	CONSTRAINT "procedure_drugs_side_list" CHECK("procedure_drugs"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE TABLE `procedures` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`kind` text NOT NULL,
	`site` text NOT NULL,
	`side` text NOT NULL,
	`level` text NOT NULL,
	`performed_on` text NOT NULL,
	`confounded_until_on` text NOT NULL,
	`document_id` text NOT NULL,
	`physiatrist_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`physiatrist_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "procedures_kind_list" CHECK("procedures"."kind" in ('joint-injection', 'soft-tissue-injection', 'epidural', 'facet-injection', 'medial-branch-block', 'sacroiliac-injection', 'radiofrequency', 'prp', 'botulinum', 'trigger-point', 'vertebral-augmentation', 'stimulator-trial', 'stimulator-implant')),
	CONSTRAINT "procedures_site_list" CHECK("procedures"."site" in ('neck', 'thoracic-spine', 'lumbar-spine', 'shoulder', 'elbow', 'forearm', 'wrist', 'hand', 'hip', 'knee', 'ankle', 'foot', 'sacroiliac', 'pelvis', 'head', 'chest', 'abdomen', 'arm', 'leg', 'whole-body', 'not-applicable')),
	CONSTRAINT "procedures_side_list" CHECK("procedures"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE INDEX `procedures_patient` ON `procedures` (`patient_id`,`performed_on`);--> statement-breakpoint
CREATE INDEX `procedures_episode` ON `procedures` (`episode_id`,`performed_on`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`clinic_id` text NOT NULL,
	`source` text NOT NULL,
	`referrer_name` text NOT NULL,
	`reason` text NOT NULL,
	`urgency` text NOT NULL,
	`state` text NOT NULL,
	`assigned_to` text,
	`not_booked_reason` text DEFAULT '' NOT NULL,
	`received_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "referrals_source_list" CHECK("referrals"."source" in ('primary-care', 'surgeon', 'emergency', 'employer', 'self', 'other')),
	CONSTRAINT "referrals_urgency_list" CHECK("referrals"."urgency" in ('routine', 'soon', 'urgent')),
	CONSTRAINT "referrals_state_list" CHECK("referrals"."state" in ('received', 'assigned', 'booked', 'consulted', 'not-booked'))
);
--> statement-breakpoint
CREATE INDEX `referrals_clinic` ON `referrals` (`clinic_id`,`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `referrals_assigned` ON `referrals` (`assigned_to`,`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `referrals_patient` ON `referrals` (`patient_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `referrals_state` ON `referrals` (`state`,`received_at`);--> statement-breakpoint
CREATE TABLE `report_events` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text NOT NULL,
	`document_id` text,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_events_kind_list" CHECK("report_events"."kind" in ('signed', 'certified', 'returned'))
);
--> statement-breakpoint
CREATE INDEX `report_events_order` ON `report_events` (`report_id`,`seq`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`plan_of_care_id` text,
	`recertify_to` text,
	`document_id` text NOT NULL,
	`therapist_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_of_care_id`) REFERENCES `plans_of_care`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`therapist_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_kind_list" CHECK("reports"."kind" in ('progress', 'discharge'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_number` ON `reports` (`episode_id`,`number`);--> statement-breakpoint
CREATE TABLE `request_events` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`dose` text,
	`reason` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `change_requests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "request_events_kind_list" CHECK("request_events"."kind" in ('asked', 'passed-on', 'acknowledged', 'approve-once', 'approve-and-amend', 'counter', 'decline', 'withdrawn', 'obeyed'))
);
--> statement-breakpoint
CREATE INDEX `request_events_order` ON `request_events` (`request_id`,`seq`);--> statement-breakpoint
CREATE TABLE `result_acknowledgements` (
	`result_id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`decision` text NOT NULL,
	`note` text NOT NULL,
	`document_id` text NOT NULL,
	`signed_by` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`result_id`) REFERENCES `results`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "result_acknowledgements_decision_list" CHECK("result_acknowledgements"."decision" in ('no-change', 'discuss-at-visit', 'change-prescription', 'order-more', 'refer', 'call-patient'))
);
--> statement-breakpoint
CREATE TABLE `results` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`status` text NOT NULL,
	`received_on` text NOT NULL,
	`reported_by` text NOT NULL,
	`summary` text NOT NULL,
	`report` text NOT NULL,
	`values` text NOT NULL,
	`viewer_url` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "results_status_list" CHECK("results"."status" in ('preliminary', 'final', 'corrected'))
);
--> statement-breakpoint
CREATE INDEX `results_order` ON `results` (`order_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `score_errors` (
	`score_id` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`score_id`) REFERENCES `scores`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scores` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text,
	`measure_id` text NOT NULL,
	`measure_version` integer NOT NULL,
	`score_thousandths` integer,
	`reason_missing` text DEFAULT '' NOT NULL,
	`decimal_text` text DEFAULT '' NOT NULL,
	`unit` text NOT NULL,
	`side` text NOT NULL,
	`taken_on` text NOT NULL,
	`taken_at` integer NOT NULL,
	`taken_by` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scores_side_list" CHECK("scores"."side" in ('left', 'right', 'not-applicable')),
	CONSTRAINT "scores_source_list" CHECK("scores"."source" in ('session', 'consultation', 'evaluation', 'patient', 'imported'))
);
--> statement-breakpoint
CREATE INDEX `scores_episode` ON `scores` (`episode_id`,`measure_id`,`taken_on`,`taken_at`);--> statement-breakpoint
CREATE INDEX `scores_time` ON `scores` (`episode_id`,`taken_on`,`taken_at`);--> statement-breakpoint
CREATE INDEX `scores_patient` ON `scores` (`patient_id`,`measure_id`,`taken_at`);--> statement-breakpoint
CREATE TABLE `screenings` (
	`patient_id` text PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`screened_on` text NOT NULL,
	`screened_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `search_terms` (
	`term` text NOT NULL,
	`kind` text NOT NULL,
	`patient_id` text NOT NULL,
	PRIMARY KEY(`kind`, `term`, `patient_id`),
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "search_terms_kind_list" CHECK("search_terms"."kind" in ('word', 'trigram'))
);
--> statement-breakpoint
CREATE INDEX `search_terms_patient` ON `search_terms` (`patient_id`);--> statement-breakpoint
CREATE TABLE `seat_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`seat_id` text NOT NULL,
	`section` text NOT NULL,
	`reason` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_by` text,
	`closed_at` integer,
	FOREIGN KEY (`seat_id`) REFERENCES `care_team_seats`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "seat_sections_section_list" CHECK("seat_sections"."section" in ('pelvic', 'sexual-history', 'abuse', 'psychotherapy', 'substance-use'))
);
--> statement-breakpoint
CREATE INDEX `seat_sections_seat` ON `seat_sections` (`seat_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `service_intervals` (
	`session_id` text NOT NULL,
	`code` text NOT NULL,
	`staff_id` text NOT NULL,
	`number` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`session_id`, `code`, `staff_id`, `number`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_intervals_running` ON `service_intervals` (`staff_id`) WHERE "service_intervals"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `service_times` (
	`session_id` text NOT NULL,
	`code` text NOT NULL,
	`staff_id` text NOT NULL,
	`typed_minutes` integer,
	`is_given` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`held_on` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `code`, `staff_id`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `service_times_staff_day` ON `service_times` (`staff_id`,`held_on`);--> statement-breakpoint
CREATE TABLE `session_vitals` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`number` integer NOT NULL,
	`vital` text NOT NULL,
	`moment` text NOT NULL,
	`value_thousandths` integer,
	`diastolic_thousandths` integer,
	`not_measured` text,
	`words` text DEFAULT '' NOT NULL,
	`fact_ids` text NOT NULL,
	`measured_at` integer NOT NULL,
	`measured_by` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measured_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_vitals_vital_list" CHECK("session_vitals"."vital" in ('blood-pressure', 'heart-rate', 'oxygen-saturation', 'glucose', 'weight', 'temperature')),
	CONSTRAINT "session_vitals_moment_list" CHECK("session_vitals"."moment" in ('before', 'during', 'after')),
	CONSTRAINT "session_vitals_not_measured_list" CHECK("session_vitals"."not_measured" in ('declined', 'no-device', 'not-tolerated', 'no-time', 'other')),
	CONSTRAINT "session_vitals_value" CHECK(("session_vitals"."value_thousandths" is null) = ("session_vitals"."not_measured" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_vitals_session` ON `session_vitals` (`session_id`,`number`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`booking_id` text,
	`clinic_id` text NOT NULL,
	`therapist_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`held_on` text NOT NULL,
	`started_at` integer NOT NULL,
	`is_late_entry` integer DEFAULT false NOT NULL,
	`gate_reason` text DEFAULT '' NOT NULL,
	`gate_codes` text NOT NULL,
	`note` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`document_id` text,
	`signed_at` integer,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`therapist_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_kind_list" CHECK("sessions"."kind" in ('treatment', 'evaluation', 're-evaluation', 'seen-not-treated')),
	CONSTRAINT "sessions_state_list" CHECK("sessions"."state" in ('open', 'signed', 'discarded')),
	CONSTRAINT "sessions_signed" CHECK(("sessions"."state" = 'signed') = ("sessions"."signed_at" is not null))
);
--> statement-breakpoint
CREATE INDEX `sessions_episode` ON `sessions` (`episode_id`,`held_on`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_patient` ON `sessions` (`patient_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `sessions_therapist` ON `sessions` (`therapist_id`,`state`,`held_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_booking` ON `sessions` (`booking_id`);--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`account_key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`blocked_until_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signed_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`schema_number` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`signer_id` text NOT NULL,
	`signer_name` text NOT NULL,
	`meaning` text NOT NULL,
	`signed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signed_documents_subject` ON `signed_documents` (`kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `signed_documents_patient` ON `signed_documents` (`patient_id`,`signed_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`discipline` text,
	`level` text,
	`specialty` text,
	`supervisor_id` text,
	`rights` text NOT NULL,
	`family` text NOT NULL,
	`given` text NOT NULL,
	`credentials` text NOT NULL,
	`npi` text,
	`email` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`sensitive_sections` text NOT NULL,
	`is_active` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "staff_role_list" CHECK("staff"."role" in ('physiatrist', 'therapist', 'specialist', 'admin')),
	CONSTRAINT "staff_discipline_list" CHECK("staff"."discipline" in ('PT', 'OT')),
	CONSTRAINT "staff_level_list" CHECK("staff"."level" in ('therapist', 'assistant')),
	CONSTRAINT "staff_discipline" CHECK(("staff"."role" = 'therapist') = ("staff"."discipline" is not null)),
	CONSTRAINT "staff_level" CHECK(("staff"."role" = 'therapist') = ("staff"."level" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `studies` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`order_id` text,
	`performed_on` text NOT NULL,
	`document_id` text NOT NULL,
	`physiatrist_id` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`physiatrist_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `studies_patient` ON `studies` (`patient_id`,`signed_at`);--> statement-breakpoint
CREATE INDEX `studies_episode` ON `studies` (`episode_id`,`signed_at`);--> statement-breakpoint
CREATE INDEX `studies_order` ON `studies` (`order_id`);--> statement-breakpoint
CREATE TABLE `surgeries` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`words` text NOT NULL,
	`kind` text NOT NULL,
	`side` text NOT NULL,
	`done_on` text,
	`sensitive` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "surgeries_kind_list" CHECK("surgeries"."kind" in ('sternotomy', 'total-knee', 'total-hip', 'spinal-fusion', 'laminectomy-or-discectomy', 'rotator-cuff-repair', 'acl-reconstruction', 'meniscus-repair', 'vertebroplasty', 'stimulator-implant', 'cardiac-device-implant', 'spinal-injection', 'joint-steroid-injection', 'prp-injection', 'botulinum', 'radiofrequency', 'fracture-fixation', 'general-surgery', 'other')),
	CONSTRAINT "surgeries_side_list" CHECK("surgeries"."side" in ('left', 'right', 'both', 'midline', 'not-applicable'))
);
--> statement-breakpoint
CREATE INDEX `surgeries_patient` ON `surgeries` (`patient_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `verbal_order_signatures` (
	`verbal_order_id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`signed_by` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`verbal_order_id`) REFERENCES `verbal_orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `verbal_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`given_by` text NOT NULL,
	`taken_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`words` text NOT NULL,
	`was_read_back` integer NOT NULL,
	`effect` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `verbal_orders_patient` ON `verbal_orders` (`patient_id`,`recorded_at`);