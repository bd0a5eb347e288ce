/// The syntax tree of GoogleSQL: sealed interfaces and records, one a form of the grammar, nothing resolved.
@NullMarked
package dev.lakebird.sql.syntax;

import org.jspecify.annotations.NullMarked;
