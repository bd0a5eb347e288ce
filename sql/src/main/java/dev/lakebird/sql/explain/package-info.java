/// Logical plans as text.
@NullMarked
package dev.lakebird.sql.explain;

import org.jspecify.annotations.NullMarked;
