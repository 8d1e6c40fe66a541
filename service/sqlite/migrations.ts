/**
 * The database's shape, in numbered steps. A step that was released is never changed, only followed by another.
 * STRICT tables hold the types of columns, so rows need no second look when they are read.
 */
import { OPEN } from '../instants.ts'

const first = `
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  username TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  manager INTEGER NOT NULL CHECK (manager IN (0, 1))
) STRICT;

CREATE TABLE tokens (
  hash BLOB PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
  family BLOB NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  expires_at INTEGER NOT NULL,
  spent INTEGER NOT NULL DEFAULT 0 CHECK (spent IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_of_family ON tokens (family);
CREATE INDEX tokens_by_end ON tokens (expires_at);

CREATE TABLE devices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  serial_number TEXT NOT NULL CHECK (serial_number <> ''),
  device_name TEXT NOT NULL CHECK (device_name <> ''),
  device_type TEXT,
  UNIQUE (serial_number, device_name)
) STRICT;

CREATE TABLE ownerships (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  device_id INTEGER NOT NULL REFERENCES devices (id),
  manager_id INTEGER NOT NULL REFERENCES accounts (id),
  start_time TEXT NOT NULL CHECK (length(start_time) = 27 AND start_time GLOB '????-??-??T??:??:??.??????Z'),
  end_time TEXT NOT NULL CHECK (length(end_time) = 27 AND end_time GLOB '????-??-??T??:??:??.??????Z'),
  CHECK (start_time < end_time AND end_time <= '${OPEN}')
) STRICT;
CREATE INDEX ownerships_of_device ON ownerships (device_id, end_time, start_time);
CREATE INDEX ownerships_of_manager ON ownerships (manager_id, device_id, end_time);
CREATE UNIQUE INDEX one_open_span_a_device ON ownerships (device_id) WHERE end_time = '${OPEN}';

CREATE TRIGGER no_overlap_when_inserted AFTER INSERT ON ownerships
WHEN EXISTS (
  SELECT 1 FROM ownerships o WHERE o.device_id = NEW.device_id AND o.id <> NEW.id
    AND o.end_time > NEW.start_time AND o.start_time < NEW.end_time
)
BEGIN SELECT RAISE(ABORT, 'two spans of one device overlap'); END;

CREATE TRIGGER no_overlap_when_updated AFTER UPDATE ON ownerships
WHEN EXISTS (
  SELECT 1 FROM ownerships o WHERE o.device_id = NEW.device_id AND o.id <> NEW.id
    AND o.end_time > NEW.start_time AND o.start_time < NEW.end_time
)
BEGIN SELECT RAISE(ABORT, 'two spans of one device overlap'); END;

CREATE TRIGGER an_ownership_stays BEFORE DELETE ON ownerships
BEGIN SELECT RAISE(ABORT, 'an ownership is truncated, never deleted'); END;

CREATE TABLE answers (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  key TEXT NOT NULL,
  request BLOB NOT NULL,
  outcome TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_age ON answers (answered_at);
`

/** Step n brings a file from `user_version` n - 1 to n. */
export const migrations: readonly string[] = [first]
