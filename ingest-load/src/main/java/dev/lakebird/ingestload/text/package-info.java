/// Text files in chunks of whole records: reading ahead, decompression, encodings, and the records that could
/// not be read.
@NullMarked
package dev.lakebird.ingestload.text;

import org.jspecify.annotations.NullMarked;
