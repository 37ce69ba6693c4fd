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
 * Remembers what was answered about a person of a line. The first to ask makes the call, in its own thread; whoever asks meanwhile
 * waits for that answer. No lock is held during the call. Thread-safe.
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
                // Upkeep is done by whoever asks: no thread is taken from anybody's pool.
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
            // Whoever comes from here on asks anew.
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

    /** How long an answer holds: a profile longer than a no; what may be otherwise in a moment, not at all. */
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
