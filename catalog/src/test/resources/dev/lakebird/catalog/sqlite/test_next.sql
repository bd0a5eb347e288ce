CREATE TABLE planted (note INTEGER NOT NULL);
INSERT INTO planted (note) VALUES (7);
