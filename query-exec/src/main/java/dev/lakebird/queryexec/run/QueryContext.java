package dev.lakebird.queryexec.run;

import dev.lakebird.functions.spi.EvaluationContext;
import org.apache.arrow.memory.BufferAllocator;

/// What all operators of one query share.
///
/// @param allocator the query's allocator, with its memory limit; whatever the query holds off-heap
///     comes from it
public record QueryContext(
    BufferAllocator allocator, EvaluationContext evaluation, ExecutionSettings settings) {}
