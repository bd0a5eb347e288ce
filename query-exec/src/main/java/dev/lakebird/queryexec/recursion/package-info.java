/// Recursive common tables: a step run again and again over the rows that came last.
@NullMarked
package dev.lakebird.queryexec.recursion;

import org.jspecify.annotations.NullMarked;
