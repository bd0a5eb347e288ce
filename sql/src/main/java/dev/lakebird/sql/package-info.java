/// From GoogleSQL text to a Substrait plan: the stages of a statement behind one door.
@NullMarked
package dev.lakebird.sql;

import org.jspecify.annotations.NullMarked;
