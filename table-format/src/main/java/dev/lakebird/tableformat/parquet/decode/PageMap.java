package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.tableformat.parquet.footer.ChunkPages;

/// Which data pages of a column chunk are in memory, where not all are.
///
/// @param pages the pages by the page index
/// @param present whether each is in memory
public record PageMap(ChunkPages pages, boolean[] present) {}
