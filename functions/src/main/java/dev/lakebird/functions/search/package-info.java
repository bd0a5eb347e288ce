/// Search in text, and the analyzers that make terms of it. Source: BigQuery reference, "Text analysis" and
/// "Search functions".
@NullMarked
package dev.lakebird.functions.search;

import org.jspecify.annotations.NullMarked;
