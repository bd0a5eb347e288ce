/// The contract of operators, and the executor that runs pipelines of them on fixed threads.
@NullMarked
package dev.lakebird.queryexec.run;

import org.jspecify.annotations.NullMarked;
