package io.escala.channels.gateway;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.escala.core.channel.ProfileSource;
import io.escala.crm.AccountId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches profile answers by line and person. The first caller makes the call in its own thread; concurrent callers wait for
 * that answer. No lock is held during the call. Thread-safe.
 */
final class ProfileCache implements ProfileSource {
    private record Asked(AccountId account, LineKey line, IdentityKey person) {}

    private final ProfileSource behind;
    private final AsyncCache<Asked, Answer> answers;

    ProfileCache(ProfileSource behind, Duration found, Duration withheld, int people, LongSupplier nanos) {
        this.behind = behind;
        this.answers = Caffeine.newBuilder()
                .maximumSize(people)
                .ticker(nanos::getAsLong)
                .expireAfter(new Lifetime(found.toNanos(), withheld.toNanos()))
                // Maintenance runs in the calling thread, so no pool thread is used.
                .executor(Runnable::run)
                .buildAsync();
    }

    @Override
    public Answer profile(Line line, IdentityKey key) {
        Asked asked = new Asked(line.account(), line.key(), key);
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> first = answers.asMap().putIfAbsent(asked, mine);
        return first == null ? ask(line, key, asked, mine) : await(first);
    }

    private Answer ask(Line line, IdentityKey key, Asked asked, CompletableFuture<Answer> mine) {
        Answer answer;
        try {
            answer = Objects.requireNonNull(behind.profile(line, key), "answer");
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
        if (answer instanceof TryLater) {
            // Later callers make a new call.
            answers.asMap().remove(asked, mine);
        }
        mine.complete(answer);
        return answer;
    }

    private static Answer await(CompletableFuture<Answer> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The time to live: a profile longer than a withheld one; a temporary failure is not cached. */
    private record Lifetime(long found, long withheld) implements Expiry<Asked, Answer> {
        @Override
        public long expireAfterCreate(Asked asked, Answer answer, long now) {
            if (answer instanceof Found) {
                return found;
            }
            return answer instanceof Withheld ? withheld : 0;
        }

        @Override
        public long expireAfterUpdate(Asked asked, Answer answer, long now, long left) {
            return expireAfterCreate(asked, answer, now);
        }

        @Override
        public long expireAfterRead(Asked asked, Answer answer, long now, long left) {
            return left;
        }
    }
}
