package dev.lakebird.ingestload.text;

import dev.lakebird.types.memory.NativeBuffer;

/// Whole records of a file; the last ends with a line end. Eight readable bytes that are no text of the file
/// follow.
///
/// @param index counts the chunks of the file from 0
/// @param buffer belongs to the reader, who may change it
/// @param skippedLines lines of the chunk before `from`
public record TextChunk(
    TextFile file, int index, NativeBuffer buffer, int from, int to, int skippedLines) {}
