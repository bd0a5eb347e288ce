/// RANGE: making ranges, asking about them, splitting them.
@NullMarked
package dev.lakebird.functions.range;

import org.jspecify.annotations.NullMarked;
