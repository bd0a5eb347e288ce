/// Collation: how strings of a language compare. The analyser types strings with a collation, and the
/// planner puts keys in the place of strings wherever they are compared, so that nothing else knows of it.
/// Source: the GoogleSQL reference, "Collation"; the Unicode Collation Algorithm as ICU implements it.
@NullMarked
package dev.lakebird.functions.collation;

import org.jspecify.annotations.NullMarked;
