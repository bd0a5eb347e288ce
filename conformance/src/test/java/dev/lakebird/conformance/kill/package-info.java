/// Processes that are killed while they write, and what they leave.
@NullMarked
package dev.lakebird.conformance.kill;

import org.jspecify.annotations.NullMarked;
