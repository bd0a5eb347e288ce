/// The command that runs outside suites.
@NullMarked
package dev.lakebird.conformance;

import org.jspecify.annotations.NullMarked;
