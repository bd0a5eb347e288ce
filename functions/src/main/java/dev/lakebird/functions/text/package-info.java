/// Values as text and back: CAST AS STRING, literals, JSON, and the parsers of casts.
@NullMarked
package dev.lakebird.functions.text;

import org.jspecify.annotations.NullMarked;
