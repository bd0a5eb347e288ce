/// INTERVAL: making intervals and normalising them.
@NullMarked
package dev.lakebird.functions.interval;

import org.jspecify.annotations.NullMarked;
