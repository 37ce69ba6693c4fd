package io.escala.core.internal.follow;

import io.escala.crm.AccountId;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The durable work of followers: one item for each event that a follower gets, in a few lanes for each follower. Pure. */
final class FollowerItems {
    /** Between these the processes share the events of a follower. */
    private static final int LANES = 4;

    private static final char SEPARATOR = '/';

    private FollowerItems() {}

    static WorkItem of(Follower follower, LoggedEvent event, Instant now) {
        String subject = event.account() + "/" + EventSubject.of(event.event());
        return new WorkItem(
                AccountId.NONE,
                new WorkKey(WorkKind.FOLLOW, follower.name() + SEPARATOR + event.cursor()),
                lane(follower.name(), Math.floorMod(subject.hashCode(), LANES)),
                subject,
                now,
                0);
    }

    /** All items of a subject are in one of them. */
    static List<String> lanes(String follower) {
        return IntStream.range(0, LANES).mapToObj(lane -> lane(follower, lane)).toList();
    }

    private static String lane(String follower, int number) {
        return "follow/" + follower + SEPARATOR + number;
    }

    /** Names contain no slash; cursors may. */
    static String follower(WorkItem item) {
        String id = item.key().id();
        return id.substring(0, id.indexOf(SEPARATOR));
    }

    static String cursor(WorkItem item) {
        String id = item.key().id();
        return id.substring(id.indexOf(SEPARATOR) + 1);
    }
}
