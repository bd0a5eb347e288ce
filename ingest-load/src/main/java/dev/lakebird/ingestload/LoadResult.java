package dev.lakebird.ingestload;

import dev.lakebird.ingestload.source.BadRecords;

/// What a load wrote.
public record LoadResult(long rows, long files, long bytesRead, BadRecords badRecords) {}
