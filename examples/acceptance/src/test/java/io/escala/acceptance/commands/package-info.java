/** Commands on conversations against each other, and against what a plain model says of who may give them. */
@NullMarked
package io.escala.acceptance.commands;

import org.jspecify.annotations.NullMarked;
