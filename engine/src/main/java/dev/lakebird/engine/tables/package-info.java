/// The ports of analysis and execution joined to the warehouse: names to tables, plans to sources
/// and sinks.
@NullMarked
package dev.lakebird.engine.tables;

import org.jspecify.annotations.NullMarked;
