/// The ports between execution and tables: sources and their cursors, predicates, runtime filters,
/// sinks. Table formats implement them, execution consumes them.
@NullMarked
package dev.lakebird.types.scan;

import org.jspecify.annotations.NullMarked;
