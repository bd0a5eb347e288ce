"""Makes the Parquet files beside this script: files of other writers, to prove that they are read.

Run with pyarrow 26.0.1 and duckdb 2.0.0 from PyPI. Row i holds values that the tests compute again;
every seventh row is NULL.
"""

import datetime
import decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 60


def column(kind, value):
    return pa.array([None if i % 7 == 3 else value(i) for i in range(ROWS)], kind)


def micros(i):
    return datetime.datetime(2020, 1, 1) + datetime.timedelta(hours=i, microseconds=i)


def number(digits, scale):
    return lambda i: decimal.Decimal((-1) ** i * (i * 7919 % 99999)).scaleb(-scale)


table = pa.table(
    {
        "required": pa.array(range(ROWS), pa.int64()),
        "flag": column(pa.bool_(), lambda i: i % 3 == 0),
        "i8": column(pa.int8(), lambda i: i % 100 - 50),
        "i32": column(pa.int32(), lambda i: i * 1000003 % 2000000 - 1000000),
        "u32": column(pa.uint32(), lambda i: 4294967295 - i),
        "i64": column(pa.int64(), lambda i: i * 1000000007 - 5),
        "u64": column(pa.uint64(), lambda i: 18446744073709551615 - i),
        "f32": column(pa.float32(), lambda i: i / 4),
        "f64": column(pa.float64(), lambda i: i / 8),
        "city": column(pa.string(), lambda i: ["Oslo", "Bergen", "Tromsø"][i % 3]),
        "note": column(pa.string(), lambda i: "n" * (i % 5) + str(i)),
        "bytes": column(pa.binary(), lambda i: bytes([i % 256, 0, 255])),
        "fixed": column(pa.binary(3), lambda i: bytes([i % 256, 1, 2])),
        "day": column(pa.date32(), lambda i: datetime.date(2020, 1, 1) + datetime.timedelta(days=i)),
        "time_ms": column(pa.time32("ms"), lambda i: i * 1001),
        "time_us": column(pa.time64("us"), lambda i: i * 1000001),
        "time_ns": column(pa.time64("ns"), lambda i: i * 1000000007),
        "ts_ms": column(pa.timestamp("ms", "UTC"), lambda i: micros(i).replace(microsecond=0)),
        "ts_us": column(pa.timestamp("us", "UTC"), micros),
        "dt_us": column(pa.timestamp("us"), micros),
        "ts_ns": column(pa.timestamp("ns", "UTC"), micros),
        "d5": column(pa.decimal128(5, 2), number(5, 2)),
        "d15": column(pa.decimal128(15, 2), number(15, 2)),
        "d30": column(pa.decimal128(30, 4), number(30, 4)),
    }
)

plain_only = [c for c in table.column_names if c != "note"]
pq.write_table(
    table, "arrow-v1-snappy.parquet", store_schema=False, compression="snappy", data_page_version="1.0",
    use_dictionary=plain_only, data_page_size=256)
pq.write_table(
    table, "arrow-v2-zstd.parquet", store_schema=False, compression="zstd", data_page_version="2.0",
    use_dictionary=["city", "i64", "d15"], row_group_size=40, write_page_checksum=True)
for codec, version in [("gzip", "1.0"), ("lz4", "2.0"), ("brotli", "1.0")]:
    pq.write_table(
        table.select(["required", "i64", "city", "note", "d15"]), f"arrow-{codec}.parquet", store_schema=False,
        compression=codec, data_page_version=version, use_dictionary=["city"])
pq.write_table(
    table.select(["required", "d5", "d15", "d30"]), "arrow-decimal-integers.parquet",
    store_schema=False, compression="none", store_decimal_as_integer=True, use_dictionary=False)
fallback = pa.table(
    {
        "required": pa.array(range(ROWS), pa.int64()),
        "note": table["note"],
        "i64": table["i64"],
        "d30": table["d30"],
    }
)
pq.write_table(
    fallback, "arrow-fallback.parquet", store_schema=False, compression="none", dictionary_pagesize_limit=100,
    data_page_size=128, write_batch_size=16)
pq.write_table(
    table.select(["required", "i32", "i64", "day", "time_ms", "ts_us", "d5", "d15"]), "arrow-delta.parquet",
    use_dictionary=False, store_schema=False, store_decimal_as_integer=True,
    column_encoding={
        c: "DELTA_BINARY_PACKED" for c in ["required", "i32", "i64", "day", "time_ms", "ts_us", "d5", "d15"]})
pq.write_table(
    table.select(["required", "note", "city", "bytes", "fixed", "d30"]), "arrow-delta-strings.parquet",
    use_dictionary=False, store_schema=False, data_page_version="2.0", data_page_size=128, write_batch_size=16,
    column_encoding={
        "note": "DELTA_BYTE_ARRAY", "city": "DELTA_LENGTH_BYTE_ARRAY", "bytes": "DELTA_BYTE_ARRAY",
        "fixed": "DELTA_BYTE_ARRAY", "d30": "DELTA_BYTE_ARRAY"})
pq.write_table(
    table.select(["required", "i32", "i64", "f32", "f64", "fixed", "d30"]), "arrow-streams.parquet",
    use_dictionary=False, store_schema=False,
    column_encoding={c: "BYTE_STREAM_SPLIT" for c in ["i32", "i64", "f32", "f64", "fixed", "d30"]})
pq.write_table(
    pa.table({"id": pa.array([1, 2]), "tags": pa.array([["a"], []])}), "arrow-nested.parquet", store_schema=False)
pq.write_table(pa.table({"ts": table["ts_us"]}), "arrow-int96.parquet",
    use_deprecated_int96_timestamps=True, store_schema=False)

pages = 400
pq.write_table(
    pa.table(
        {
            "id": pa.array(range(pages), pa.int64()),
            "city": pa.array([["Oslo", "Bergen", "Tromsø"][i % 3] for i in range(pages)]),
            "note": pa.array([None if i % 7 == 3 else "note " + str(i) for i in range(pages)]),
        }
    ),
    "arrow-page-index.parquet", store_schema=False, compression="none", write_page_index=True,
    use_dictionary=["city"], data_page_size=256, write_batch_size=10)

connection = duckdb.connect()
connection.register("t", table)
connection.execute(
    "COPY (SELECT required, flag, i8, i32, u32, i64, f32, f64, city, note, day, time_us, ts_us,"
    " dt_us, d5, d15, d30 FROM t) TO 'duckdb-zstd.parquet' (FORMAT parquet, COMPRESSION zstd)")
connection.execute(
    "COPY (SELECT required, i32, f32, city, day, ts_us, d5, d15 FROM t) TO 'duckdb-import.parquet'"
    " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v1, ROW_GROUP_SIZE 2048)")
