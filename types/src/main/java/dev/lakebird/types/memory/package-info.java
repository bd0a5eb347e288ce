/// Off-heap memory: one root allocator a process, one child a query, buffers with an owner.
@NullMarked
package dev.lakebird.types.memory;

import org.jspecify.annotations.NullMarked;
