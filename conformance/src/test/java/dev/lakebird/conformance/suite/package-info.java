/// Tests of the runner of outside suites.
@NullMarked
package dev.lakebird.conformance.suite;

import org.jspecify.annotations.NullMarked;
