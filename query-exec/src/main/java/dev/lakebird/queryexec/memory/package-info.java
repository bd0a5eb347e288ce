/// Tables in memory: temporary tables, anonymous results, values that files cannot hold, tests.
@NullMarked
package dev.lakebird.queryexec.memory;

import org.jspecify.annotations.NullMarked;
