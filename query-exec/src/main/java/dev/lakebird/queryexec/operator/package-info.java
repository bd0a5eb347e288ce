/// The operators: each file says its algorithm, its memory bound and how it spills.
@NullMarked
package dev.lakebird.queryexec.operator;

import org.jspecify.annotations.NullMarked;
