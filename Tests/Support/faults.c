/* Simulates a failing disk: loaded with LD_PRELOAD, it lets a number of bytes be written to regular files, and then reports that the disk
   is full or broken. Until then writes may be partial.

     FAULT_AFTER=bytes   FAULT_ERROR=ENOSPC|EIO   FAULT_SHORT=1   FAULT_SYNC=1 (fsync fails too)  */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_llong left = -1;

static long long setting(const char *name, long long otherwise) {
  const char *value = getenv(name);
  return value ? atoll(value) : otherwise;
}

__attribute__((constructor)) static void begin(void) { atomic_store(&left, setting("FAULT_AFTER", 1LL << 60)); }

static int error(void) {
  const char *name = getenv("FAULT_ERROR");
  return name && !strcmp(name, "EIO") ? EIO : ENOSPC;
}

static int is_file(int file) {
  struct stat status;
  return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

/* The number of bytes that may be written; -1 for a failing disk. */
static ssize_t granted(int file, size_t count) {
  if (!is_file(file)) return (ssize_t)count;
  long long rest = atomic_load(&left);
  if (rest <= 0) { errno = error(); return -1; }
  size_t most = (long long)count < rest ? count : (size_t)rest;
  if (setting("FAULT_SHORT", 0) && most > 1) most = most / 2 + 1;
  atomic_fetch_sub(&left, (long long)most);
  return (ssize_t)most;
}

ssize_t write(int file, const void *bytes, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  ssize_t most = granted(file, count);
  return most < 0 ? -1 : next(file, bytes, (size_t)most);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  static ssize_t (*next)(int, const void *, size_t, off_t);
  if (!next) next = (ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
  ssize_t most = granted(file, count);
  return most < 0 ? -1 : next(file, bytes, (size_t)most, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { return pwrite(file, bytes, count, (off_t)at); }

int fsync(int file) {
  static int (*next)(int);
  if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  if (setting("FAULT_SYNC", 0) && atomic_load(&left) <= 0 && is_file(file)) { errno = error(); return -1; }
  return next(file);
}
