/// From statement text to the syntax tree: lexer and parser of GoogleSQL, and the builders of the tree.
@NullMarked
package dev.lakebird.sql.parse;

import org.jspecify.annotations.NullMarked;
