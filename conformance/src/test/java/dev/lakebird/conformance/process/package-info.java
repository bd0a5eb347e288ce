/// Processes that tests start: the main classes of this class path, as the launcher starts them.
@NullMarked
package dev.lakebird.conformance.process;

import org.jspecify.annotations.NullMarked;
