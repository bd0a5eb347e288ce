/// Functions of DATE, and parts of dates and times.
@NullMarked
package dev.lakebird.functions.date;

import org.jspecify.annotations.NullMarked;
