/// Expressions as trees of bound kernels, and their evaluators, one set a worker.
@NullMarked
package dev.lakebird.queryexec.expression;

import org.jspecify.annotations.NullMarked;
