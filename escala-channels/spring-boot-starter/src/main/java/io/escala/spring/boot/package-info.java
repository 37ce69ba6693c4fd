/**
 * The inbox in a Spring Boot application, 3.5 or 4: what a host writes. Annotate a method with {@link io.escala.spring.boot.InboxListener}, and
 * change what properties cannot say with {@link io.escala.spring.boot.InboxCustomizer} and {@link
 * io.escala.spring.boot.MetaChannelsCustomizer}. Properties begin with {@code escala.}; the README of the starter lists them.
 */
@NullMarked
package io.escala.spring.boot;

import org.jspecify.annotations.NullMarked;
