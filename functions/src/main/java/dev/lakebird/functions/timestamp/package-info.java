/// Functions of TIMESTAMP, DATETIME and TIME.
@NullMarked
package dev.lakebird.functions.timestamp;

import org.jspecify.annotations.NullMarked;
