/// GoogleSQL types and columns. Source: the GoogleSQL reference, "Data types".
@NullMarked
package dev.lakebird.types;

import org.jspecify.annotations.NullMarked;
