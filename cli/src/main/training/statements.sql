-- What the JVM learns the shell's start from: statements as people run them, one of each kind.
CREATE SCHEMA shop;
CREATE TABLE shop.items AS
SELECT
  id,
  CONCAT('item ', CAST(MOD(id, 7) AS STRING)) AS name,
  CAST(id AS NUMERIC) / 4 AS price,
  DATE_ADD(DATE '2026-01-01', INTERVAL MOD(id, 90) DAY) AS day,
  id / 3 AS weight
FROM UNNEST(GENERATE_ARRAY(1, 20000)) AS id;
CREATE TABLE shop.names (name STRING, rank INT64);
INSERT INTO shop.names VALUES ('item 1', 1), ('item 2', 2), ('item 3', NULL);
SELECT * FROM shop.items ORDER BY id DESC LIMIT 5;
SELECT name, COUNT(*) AS items, SUM(price) AS total, AVG(weight) AS weight, MIN(day) AS first
FROM shop.items
WHERE day BETWEEN '2026-01-10' AND '2026-02-10' AND name LIKE 'item%'
GROUP BY name
HAVING COUNT(*) > 1
ORDER BY total DESC;
WITH daily AS (SELECT day, SUM(price) AS total FROM shop.items GROUP BY day)
SELECT day, total, SUM(total) OVER (ORDER BY day) AS running, RANK() OVER (ORDER BY total DESC) AS place
FROM daily
ORDER BY day
LIMIT 3;
SELECT i.id, n.rank, IF(n.rank IS NULL, 'none', FORMAT('%d', n.rank)) AS text
FROM shop.items AS i
JOIN shop.names AS n USING (name)
WHERE EXISTS (SELECT 1 FROM shop.names AS m WHERE m.name = i.name)
ORDER BY i.id
LIMIT 3;
SELECT STRUCT(1 AS a, 'b' AS b) AS s, [1, 2, 3] AS numbers, JSON '{"a": 1}' AS j, CURRENT_TIMESTAMP() > TIMESTAMP '2026-01-01' AS later;
FROM shop.items |> WHERE id < 10 |> AGGREGATE COUNT(*) AS items GROUP BY name |> ORDER BY items DESC |> LIMIT 2;
SELECT COUNT(*) FROM shop.items FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP();
EXPLAIN SELECT name FROM shop.items WHERE id = 1;
DROP TABLE shop.names;
