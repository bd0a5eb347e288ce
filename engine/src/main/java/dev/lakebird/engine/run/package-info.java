/// Plans as running queries.
@NullMarked
package dev.lakebird.engine.run;

import org.jspecify.annotations.NullMarked;
