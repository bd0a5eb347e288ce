/// Rows off-heap: a fixed part a row, long strings and nested values in a heap beside it. Hash
/// tables, joins and sorts keep their rows this way, since they touch them in no order.
@NullMarked
package dev.lakebird.queryexec.row;

import org.jspecify.annotations.NullMarked;
