package io.escala.core.internal.health;

import io.escala.core.work.WorkRunner;
import java.time.Duration;

/**
 * What health is derived from, besides the store.
 *
 * @param rejections the rejected signatures counted in this process
 * @param subscriptions the subscriptions as known to this process
 * @param checks asks what Meta says of lines
 * @param work the durable work of this process
 * @param overdueAfter how long work may be due before an account is not up
 */
public record HealthSources(
        SignatureRejections rejections,
        Subscriptions subscriptions,
        LineChecks checks,
        WorkRunner work,
        Duration overdueAfter) {}
