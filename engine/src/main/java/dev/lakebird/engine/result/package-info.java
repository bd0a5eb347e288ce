/// What a statement answers and what it cost.
@NullMarked
package dev.lakebird.engine.result;

import org.jspecify.annotations.NullMarked;
