/// Three-valued logic and IS tests.
@NullMarked
package dev.lakebird.functions.logic;

import org.jspecify.annotations.NullMarked;
