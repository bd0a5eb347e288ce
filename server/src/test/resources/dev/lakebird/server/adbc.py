"""ADBC against a running server, by DBAPI, pandas and polars. The only argument is the server's URI."""

import datetime
import decimal
import sys

import adbc_driver_flightsql.dbapi as lakebird
import pandas
import polars
import pyarrow

D = decimal.Decimal
connection = lakebird.connect(sys.argv[1], autocommit=True)
with connection.cursor() as cursor:
    cursor.execute("CREATE SCHEMA a")
    cursor.execute("CREATE TABLE a.t (id INT64, name STRING, amount NUMERIC, ts TIMESTAMP)")
    cursor.execute("INSERT INTO a.t VALUES (1, 'x', 1.5, '2026-01-01 00:00:00+00')")
    cursor.executemany("INSERT INTO a.t (id, name, amount) VALUES (?, ?, ?)", [(2, "y", 2.5), (3, None, 3.25)])
    cursor.execute("SELECT id, name, amount FROM a.t WHERE id >= ? ORDER BY id", (2,))
    assert cursor.fetchall() == [(2, "y", D("2.5")), (3, None, D("3.25"))]

    many = pyarrow.table(
        {
            "id": pyarrow.array(range(1000), pyarrow.int32()),
            "name": [f"n{i}" for i in range(1000)],
            "amount": pyarrow.array([D("1.5")] * 1000, pyarrow.decimal128(10, 2)),
            "ts": pyarrow.array([datetime.datetime(2026, 1, 1)] * 1000, pyarrow.timestamp("us")),
        }
    )
    assert cursor.adbc_ingest("t", many, mode="append", db_schema_name="a") == 1000
    frame = pandas.DataFrame({"k": [1, 2], "v": ["a", None], "d": [0.5, 1.5]})
    table = pyarrow.Table.from_pandas(frame, preserve_index=False)
    assert cursor.adbc_ingest("df", table, mode="create", db_schema_name="a") == 2
    try:
        cursor.adbc_ingest("df", table, mode="create", db_schema_name="a")
        raise AssertionError("a table that stands was created")
    except connection.Error as error:
        assert "Already Exists: Table a.df" in str(error), error
    assert cursor.adbc_ingest("df", polars.DataFrame({"k": [7]}).to_arrow(), mode="replace", db_schema_name="a") == 1
    assert cursor.adbc_ingest("mine", table, mode="create", temporary=True) == 2
    cursor.execute("SELECT COUNT(*) FROM mine")
    assert cursor.fetchone() == (2,)

    cursor.execute("SELECT COUNT(*) AS n, SUM(amount) AS s FROM a.t")
    summary = cursor.fetch_df()
    assert summary["n"].tolist() == [1003] and summary["s"].tolist() == [D("1507.25")]
    cursor.execute(
        "SELECT 1 AS i, 0.5 AS f, TRUE AS b, 'x' AS s, b'\\x01' AS y, DATE '2026-01-02' AS d,"
        " TIMESTAMP '2026-01-02 03:04:05.678901+00' AS t, NUMERIC '1.5' AS n, BIGNUMERIC '2.5' AS g,"
        " [1, 2] AS l, STRUCT(1 AS x, 'y' AS z) AS o, CAST(NULL AS STRING) AS e"
    )
    row = cursor.fetch_arrow_table().to_pylist()[0]
    moment = datetime.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.timezone.utc)
    assert row == {
        "i": 1, "f": 0.5, "b": True, "s": "x", "y": b"\x01", "d": datetime.date(2026, 1, 2), "t": moment,
        "n": D("1.5"), "g": D("2.5"), "l": [1, 2], "o": {"x": 1, "z": "y"}, "e": None,
    }, row
    cursor.execute("SELECT a, [a] AS l FROM UNNEST(GENERATE_ARRAY(1, 200000)) AS a")
    frame = cursor.fetch_polars()
    assert frame.shape == (200000, 2) and frame["a"].sum() == 20000100000

    try:
        cursor.execute("SELECT nope")
        raise AssertionError("an unknown name was found")
    except connection.ProgrammingError as error:
        assert "UNKNOWN_NAME: Unrecognized name: nope at [1:8]" in str(error), error
    for size in (10, 100_000):
        cursor.execute("SELECT ARRAY_LENGTH(?), ?", ([1] * 3, "x" * size))
        assert cursor.fetchone() == (3, "x" * size)

objects = connection.adbc_get_objects(depth="tables").read_all().to_pylist()
assert [c["catalog_name"] for c in objects] == ["lakebird"], objects
schema = connection.adbc_get_table_schema("t", db_schema_filter="a")
assert schema.names == ["id", "name", "amount", "ts"], schema
connection.close()
print("all of ADBC holds")
