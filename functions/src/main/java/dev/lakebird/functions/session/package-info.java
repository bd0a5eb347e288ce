/// Functions of the statement and its session.
@NullMarked
package dev.lakebird.functions.session;

import org.jspecify.annotations.NullMarked;
