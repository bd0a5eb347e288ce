-- What the store is: catalog_id, and the warehouse it serves where that has an address of its own.
CREATE TABLE catalog_property (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- One row. Commits take their number under its lock. The fence is moved to make sure that an attempt
-- whose answer was lost can no longer take place.
CREATE TABLE head (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  sequence INTEGER NOT NULL,
  timestamp_micros INTEGER NOT NULL,
  fence INTEGER NOT NULL
);
INSERT INTO head (only_row, sequence, timestamp_micros, fence) VALUES (1, 0, 0, 0);

CREATE TABLE commit_log (
  sequence INTEGER NOT NULL PRIMARY KEY,
  timestamp_micros INTEGER NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE
);

-- The state that a commit left a schema in; a commit may touch one name more than once.
CREATE TABLE schema_log (
  sequence INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  schema_id TEXT NOT NULL,
  name TEXT NOT NULL,
  dropped INTEGER NOT NULL,
  PRIMARY KEY (sequence, ordinal)
);
CREATE INDEX schema_log_name ON schema_log (name, sequence, ordinal);

-- The state that a commit left a table in; a dropped one has no metadata file.
CREATE TABLE table_log (
  sequence INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  table_id TEXT NOT NULL,
  schema_id TEXT NOT NULL,
  name TEXT NOT NULL,
  metadata_location TEXT,
  PRIMARY KEY (sequence, ordinal)
);
CREATE INDEX table_log_name ON table_log (schema_id, name, sequence, ordinal);

-- The state at the head, which commits are checked against.
CREATE TABLE current_schema (
  schema_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE current_table (
  table_id TEXT NOT NULL PRIMARY KEY,
  schema_id TEXT NOT NULL REFERENCES current_schema (schema_id),
  name TEXT NOT NULL,
  metadata_location TEXT NOT NULL,
  UNIQUE (schema_id, name)
);
