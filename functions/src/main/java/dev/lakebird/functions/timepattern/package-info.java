/// The `%` patterns of FORMAT_DATE, PARSE_TIMESTAMP and their kin: one engine for all types.
@NullMarked
package dev.lakebird.functions.timepattern;

import org.jspecify.annotations.NullMarked;
